"""The pages of a series: planned, looked at, made and changed."""

import pytest

from amal_field.attendance.models import GroupSession
from amal_field.planning.models import SeriesPlan
from tests.page import fields_of
from tests.planning.world import programme

pytestmark = pytest.mark.usefixtures("frozen_clock")
TABLE = {"name": "Dinsdag", "tuesday-from": "10:00", "tuesday-until": "12:00", "sessions": "10", "place": "De Krook"}


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


def test_another_hour_moves_the_sessions_ahead_and_says_how_many(engine, visit, series):
    page = visit("bruno").go(f"/planning/series/{series}/plan")
    page.send(**{"tuesday-from": "14:00", "tuesday-until": "16:00"})
    assert page.status == 200
    assert "10" in page.find("fading-note")[0].text_content()
    assert not page.find("form.planner__make")
    page.go(f"/planning/series/{series}")
    assert len(page.find(".planner__one")) == 10
    assert page.text.count("14:00") >= 10
