"""The pages of planning: what they show, refuse and store."""

from datetime import date

import pytest
from sqlalchemy import select

from amal_field.attendance.models import GroupSession, SeriesHelper
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.planning.models import SchoolHoliday, SeriesPlan
from tests.bench.statements import counted
from tests.page import fields_of
from tests.people.world import somebody
from tests.planning.world import a_series, programme

pytestmark = pytest.mark.usefixtures("frozen_clock")

TABLE = {"name": "Dinsdag", "tuesday-from": "10:00", "tuesday-until": "12:00", "sessions": "10", "place": "De Krook"}


@pytest.fixture
def table(given):
    """The address of a programme."""
    return "/planning/programmes/" + str(given(lambda stamp: programme().id))


@pytest.fixture
def series(given):
    """The key of a series with its ten sessions."""
    return given(lambda stamp: a_series(stamp("bruno")).series_id)


@pytest.fixture
def session(given):
    """The key of the first session of a series."""

    def first(stamp):
        plan = a_series(stamp("bruno"))
        found = select(GroupSession.id).where(GroupSession.series_id == plan.series_id)
        return db.session.scalars(found.order_by(GroupSession.held_on)).first()

    return given(first)


def test_a_series_is_planned_looked_at_and_made(visit, table, count):
    page = visit("bruno").go(f"{table}/series").send(**TABLE)
    assert page.url.endswith("/sessions")
    assert "Kerstvakantie" in page.text
    assert count(GroupSession) == 0
    page.send()
    assert page.status == 200
    assert count(GroupSession) == 10
    assert len(page.find(".planner__one")) == 10


def test_making_the_same_submission_twice_is_once(visit, table, count):
    page = visit("bruno").go(f"{table}/series").send(**TABLE)
    form = page.form()
    for _ in range(2):
        page.post(form.get("action"), fields_of(form))
        assert page.status == 200
    assert count(GroupSession) == 10


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"tuesday-from": "12:00", "tuesday-until": "10:00"}, "tuesday"),
        ({"tuesday-from": "10:00", "tuesday-until": ""}, "tuesday"),
        ({"tuesday-from": "25:00"}, "tuesday"),
        ({"tuesday-from": "", "tuesday-until": ""}, "monday"),
        ({"sessions": ""}, "until_on"),
        ({"sessions": "0"}, "sessions"),
        ({"sessions": "-3"}, "sessions"),
        ({"sessions": "99999"}, "sessions"),
        ({"until_on": "2026-01-01"}, "until_on"),
        ({"from_on": "31/02/2027"}, "from_on"),
        ({"from_on": ""}, "from_on"),
        ({"name": ""}, "name"),
        ({"name": "a\0b"}, "name"),
        ({"place": "x" * 201}, "place"),
        ({"least_level": "z9"}, "least_level"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_lost(visit, table, count, wrong, field):
    page = visit("bruno").go(f"{table}/series").send(**(TABLE | {"place": "Krook"} | wrong))
    assert page.status == 422
    assert page.find(f"#{field}-error")
    if "place" not in wrong:
        assert page.find("#place")[0].get("value") == "Krook"
    assert count(SeriesPlan) == 0


def test_a_class_says_what_kind_its_sessions_are(visit, given, count):
    page = visit("bruno").go(f"/planning/programmes/{given(lambda stamp: programme('class_unit').id)}/series")
    page.send(**TABLE)
    assert page.status == 422
    assert page.find("#kind-error")
    page.send(**TABLE, kind="lesson")
    assert page.status == 200
    assert count(SeriesPlan) == 1


def test_two_who_change_the_same_plan_both_see_it(visit, series):
    address = f"/planning/series/{series}/plan"
    bruno, other = visit("bruno").go(address), visit("bruno").go(address)
    bruno.send(place="Bibliotheek")
    other.send(place="Wijkcentrum")
    assert other.status == 422
    assert "Bibliotheek" in other.find("#place-error")[0].text_content()


def test_the_week_shows_its_sessions_and_the_holidays(visit, series):
    page = visit("bruno").go("/planning?on=2026-11-25")
    assert len(page.find(".entry")) == 1
    assert "Dinsdag" in page.text
    page.go("/planning?on=2026-12-25&view=month")
    assert len(page.find(".entry")) == 3
    assert "Kerstmis" in page.text
    assert not page.go("/planning?on=2026-11-25&programme=komaf").find(".entry")


@pytest.mark.parametrize("on", ["", "nonsense", "0001-01-01", "9999-12-31", "2026-02-30"])
def test_a_day_that_no_calendar_shows_is_today(visit, on):
    assert visit("bruno").go(f"/planning?on={on}&view=month").find(".planner__day--today")


def test_a_session_moves_and_is_called_off_and_back(visit, session):
    page = visit("bruno").go(f"/planning/sessions/{session}")
    page.send("#move", **{"held_on": "2026-11-25", "hours-from": "14:00", "hours-until": "16:00", "place": ""})
    assert "14:00–16:00" in page.find("h1")[0].text_content()
    page.send("#move", **{"hours-from": "14:00", "hours-until": "13:00"})
    assert page.status == 422
    assert page.find("#hours-error")
    page.go(f"/planning/sessions/{session}").send("#call-off", reason="")
    assert page.status == 422
    page.send("#call-off", reason="Storm")
    assert "Storm" in page.text
    page.send(".planner__off form")
    assert page.find("#call-off")


def test_one_session_is_planned_by_hand(visit, table, count):
    page = visit("bruno").go(f"{table}/sessions?on=2026-12-05")
    assert page.find("#held_on")[0].get("value") == "2026-12-05"
    page.send()
    assert page.status == 422
    page.send(**{"hours-from": "9", "hours-until": "9u30"})
    assert page.status == 200
    assert count(GroupSession) == 1


def test_a_new_volunteer_is_put_down_and_released(visit, series, count):
    page = visit("bruno").go(f"/planning/series/{series}/helpers").send("#new-volunteer")
    assert page.status == 422
    page.send("#new-volunteer", given_name="Lien", family_name="Smet")
    assert "Lien Smet" in page.text
    page.send("#helper-list form")
    assert count(SeriesHelper) == 0
    page.go(f"/planning/series/{series}/helpers?q=lien").send(".planner__people form")
    assert count(SeriesHelper) == 1


def test_a_new_volunteer_who_is_registered_already_is_asked_about(visit, app, given, series, count):
    lien = given(lambda stamp: somebody(stamp(), "Lien", "De Smet").id)
    page = visit("bruno").go(f"/planning/series/{series}/helpers")
    page.send("#new-volunteer", given_name="Lien", family_name="de Smedt")
    assert page.status == 422
    before = count(Person)
    page.send("#new-volunteer", same=page.find("button[name=same]")[0].get("value"))
    assert (page.status, count(Person), count(SeriesHelper)) == (200, before, 1)
    with app.app_context():
        assert db.session.get(Person, lien).volunteer_since_on == date(2026, 11, 23)
        db.session.remove()


def test_a_person_who_is_not_there_helps_nobody(visit, series, count):
    page = visit("bruno").go(f"/planning/series/{series}/helpers")
    fields = fields_of(page.form("#new-volunteer"))
    action = page.form("#new-volunteer").get("action")
    assert page.post(action, fields | {"person": "00000000-0000-7000-8000-00000000abcd"}).status == 404
    assert page.post(action, fields | {"person": "nonsense"}).status == 422
    assert count(SeriesHelper) == 0


def test_a_school_holiday_is_noted_refused_backwards_and_taken_out(visit, count):
    page = visit("bruno").go("/planning/holidays")
    known = count(SchoolHoliday)
    page.send("#new-holiday", name="Brugdag", first_on="2027-05-31", last_on="2027-05-30")
    assert page.status == 422
    assert page.find("#last_on-error")
    page.send("#new-holiday", last_on="2027-05-31")
    assert count(SchoolHoliday) == known + 1
    undo = page.find("fading-note form")[0]
    page.post(undo.get("action"), fields_of(undo))
    assert "Brugdag" not in page.find(".members")[0].text_content()


def test_the_rules_of_a_programme_are_changed(visit, table):
    page = visit("bruno").go(table)
    page.send("main form", sessions_per_week="3", least_age="3,5", most_age="2")
    assert page.status == 422
    assert page.find("#most_age-error")
    page.send("main form", most_age="17")
    assert page.status == 200
    assert page.find("#least_age")[0].get("value") == "3,5"


@pytest.mark.parametrize("pages", [("/planning", 8), ("/planning?view=month", 8), ("/planning/series", 8)])
def test_a_page_costs_the_same_statements_for_one_series_and_for_many(app, visit, given, pages):
    url, most = pages
    found = []
    for names in (["A"], ["B", "C", "D"]):
        given(lambda stamp, names=names: [a_series(stamp("bruno"), name=name) for name in names] and None)
        with counted(app) as statements:
            visit("bruno").go(url)
        found.append(len(statements))
    assert found[0] == found[1] <= most


@pytest.mark.parametrize("programme", ["%00", "nonsense", "x" * 9_000])
def test_the_calendar_of_no_programme_is_that_of_all(engine, visit, programme):
    page = visit("bruno").go(f"/planning?programme={programme}")
    assert page.status == 200
    assert page.find(".planner__filter summary")[0].text == "Alle programma's"
