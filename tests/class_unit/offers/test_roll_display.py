"""The roll of the class unit writes itself from the site, and shows no more than a teacher must know."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from amal_field.attendance.models import Attendance, GroupSession
from amal_field.db import db
from amal_field.transit_site import operations as site
from amal_field.transit_site.models import Stay
from tests.attendance.roll import counter, tap
from tests.attendance.world import a_session, helping, walks_in
from tests.bench.statements import counted
from tests.class_unit.world import a_family, a_lesson
from tests.conftest import NOON
from tests.page import HTMX, fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def url(given) -> str:
    """A lesson today, with a family on the site."""

    def make(stamp):
        a_family(stamp)
        return a_lesson(stamp)

    return f"/attendance/sessions/{given(make)}"


def names(page):
    return [row.findtext("button/strong") for row in page.find("#roll-expected .tap")]


def test_the_children_who_are_on_the_site_are_expected_by_age_band(engine, visit, url):
    page = visit("els").go(url)
    assert names(page) == ["Ion", "Davy", "Zoë"]
    assert [" ".join(one.text_content().split()) for one in page.find(".roll__group")] == ["Lager 1", "Secundair 2"]
    told = page.find(".tap")[0].text_content()
    assert "7 jaar" in told
    assert "Frans" in told
    assert "Sammy, Nele" in told
    assert "Mayer" not in page.find("#roll")[0].text_content()


def test_a_child_that_left_is_marked_so_and_not_waited_for(engine, visit, given, url):
    page = visit("els").go(url)
    version = page.response.headers["HX-PTag"]

    def leave(stamp):
        stay = db.session.scalars(select(Stay)).one()
        child = next(spell for spell in stay.persons if spell.person.given_name == "Davy")
        site.remove_person(child, stamp=stamp())
        return child

    given(leave)
    news = page.client.get(url, headers=HTMX | {"HX-PTag": version})
    assert news.status_code == 200
    page.go(url)
    assert counter(page) == "0 / 2 · nog 2"
    (gone,) = page.find(".tap[data-left]")
    assert "vertrokken" in gone.text_content()
    tap(page, "Davy", htmx=False)
    assert counter(page) == "1 / 3 · nog 2"


def test_two_children_who_are_called_alike_are_told_apart(visit, given, url):
    given(lambda stamp: db.session.get_one(Stay, a_family(stamp, "Adel", pitch=13)))
    assert sorted(names(visit("els").go(url))) == ["Davy A.", "Davy M.", "Ion A.", "Ion M.", "Zoë A.", "Zoë M."]


@pytest.mark.parametrize(("minutes", "shown"), [(-121, False), (-119, True), (179, True), (181, False)])
def test_a_teacher_sees_names_only_around_the_session(engine, visit, url, frozen_clock, minutes, shown):
    page = visit("els")
    fields = fields_of(page.go(url).form("#roll-form"))
    frozen_clock(NOON + timedelta(minutes=minutes))
    page.go(url)
    assert page.status == 200
    assert bool(names(page)) == shown
    assert page.go(f"{url}/history").status == (200 if shown else 404)
    assert page.post(f"{url}/everyone/present", fields).status == (200 if shown else 404)
    assert names(visit("bruno").go(url))


def test_the_lesson_of_another_day_is_not_found(visit, url, frozen_clock):
    frozen_clock(datetime(2026, 11, 24, 11, tzinfo=UTC))
    assert visit("els").go(url).status == 404
    assert visit("clara").go(url).status == 404


def test_it_warns_until_a_checked_helper_is_there(engine, visit, given, url):
    helper_id = given(lambda stamp: helping(stamp(), "els", db.session.scalars(select(GroupSession)).one()))
    page, bruno = visit("els").go(url), visit("bruno")
    assert page.find(".roll__mine")
    assert not page.find(".roll__warning")  # one calm line at a time: hers says what to do
    assert "geen begeleider" in bruno.go(url).find(".roll__warning")[0].text_content()
    page.send(".roll__mine form")
    assert not page.find(".roll__mine")
    assert "1 begeleider aanwezig, uittreksel niet gezien" in page.find(".roll__warning")[0].text_content()
    bruno.go("/class-unit/helpers").send(f"form[action$='/{helper_id}/check']")
    assert bruno.status == 200
    assert not page.go(url).find(".roll__warning")


def test_a_tap_costs_twelve_statements_and_the_page_eight(app, visit, url):
    page = visit("els").go(url)
    with counted(app) as of_page:
        page.go(url)
    with counted(app) as of_tap:
        tap(page, "Ion")
    assert page.status == 200
    assert len(of_page) <= 8
    assert len(of_tap) <= 12


def test_the_pretkamjonet_expects_children_and_no_adults(engine, visit, given):
    def make(stamp):
        a_family(stamp)
        return a_session(stamp(), "pretkamjonet", hours=(11, 15))

    page = visit("els").go(f"/attendance/sessions/{given(make)}")
    assert names(page) == ["Ion", "Davy", "Zoë"]
    page.send("#tally-outside", **{"outside-number": "12"})
    assert page.form("#tally-outside").fields["outside-number"] == "12"


def test_who_looks_at_the_children_is_logged_with_exactly_those(engine, visit, url, noted):
    page = visit("els").go(url)
    keys = {
        name: UUID(row.get("id")[4:]) for name, row in zip(names(page), page.find("#roll-expected .tap"), strict=True)
    }
    assert noted() == [("attendance.roll", "child", "page", set(keys.values()))]
    tap(page, "Ion")
    assert noted()[1:] == [("attendance.mark", "child", "answer", {keys["Ion"]})]
    version = page.response.headers.get("HX-PTag") or visit("els").go(url).response.headers["HX-PTag"]
    before = len(noted())
    poll = {**HTMX, "HX-PTag": version}
    assert page.client.get(url, headers=poll).status_code == 304
    assert len(noted()) == before
    tap(visit("bruno").go(url), "Davy")
    assert page.client.get(url, headers=poll).status_code == 200
    assert noted()[-1] == ("attendance.roll", "child", "page", {keys["Davy"]})
    visit("els").go(f"{url}/history")
    assert noted()[-1] == ("attendance.history", "child", "page", {keys["Ion"], keys["Davy"]})
    visit("els").go(f"{url}/sheet")
    assert noted()[-1] == ("attendance.sheet", "child", "print", set(keys.values()))


def test_the_roll_of_adults_is_not_logged(visit, given, noted):
    def make(stamp):
        session = a_session(stamp())
        walks_in(stamp(), session, "Fatima")
        return session

    assert "Fatima" in visit("bruno").go(f"/attendance/sessions/{given(make)}").text
    assert noted() == []


def test_without_the_log_no_child_is_named_and_no_mark_is_kept(engine, visit, url, request, count):
    page = visit("els").go(url)
    row = page.find("#roll-expected .tap button")[0]
    fields = fields_of(page.form("#roll-form"))
    request.getfixturevalue("broken_log")
    for answer in (page.client.get(url), page.client.post(row.get("formaction"), data=fields, headers=HTMX)):
        assert answer.status_code == 503
        assert not any(name in answer.text for name in ("Ion", "Davy", "Zoë"))
    assert count(Attendance) == 0


def test_a_refusal_that_shows_the_roll_is_a_look(engine, visit, url, noted):
    page = visit("els").go(url)
    before = noted()
    page.send("#remark-form", remark="x" * 5000)
    assert page.status == 422
    assert noted()[len(before) :] == [("attendance.remark", "child", "page", before[0][3])]
