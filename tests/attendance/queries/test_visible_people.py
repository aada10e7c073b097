"""Nobody is asked about whom the one who holds the tablet may not see."""

from datetime import timedelta

import pytest

from amal_field import clock
from amal_field.attendance.models import Attendance, GroupSession, Series
from amal_field.db import db
from tests.attendance.roll import NAMES, asked_about, walk_in
from tests.attendance.world import a_person, a_series, a_session, helping, mark

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.mark.parametrize("key", ["clara", "bruno"])
def test_a_first_name_that_somebody_bears_elsewhere_is_not_asked_about(visit, url, known, key):
    known("Ali", "Hassan", 1990, helper="clara"), known("Ali", "Demir", helper="els")
    assert walk_in(visit(key).go(url), "Ali").status == 200


def test_a_whole_name_is_asked_about_by_whom_may_see_her(visit, url, known):
    known("Ali", "Hassan", 1990, helper="clara"), known("Zoë", "Peeters", 1990, helper="els")
    clara, bruno = visit("clara").go(url), visit("bruno").go(url)
    assert asked_about(walk_in(clara, "Ali Hassan")) == ["Ali Hassan"]
    assert "1990" not in clara.find(".double")[0].text_content()
    assert asked_about(walk_in(bruno, "Zoe Peeters")) == ["Zoë Peeters"]
    assert "1990" in bruno.find(".double")[0].text_content()
    assert walk_in(clara.go(url), "Zoe Peeters").status == 200


def test_a_year_of_birth_tells_a_volunteer_nothing_of_who_is_elsewhere(visit, url, known):
    known("Ali", "Hassan", 1990, helper="clara")
    assert asked_about(walk_in(visit("bruno").go(url), "Ali", year="1990")) == ["Ali Hassan"]
    clara = visit("clara").go(url)
    for year in ("1990", "1960"):
        assert asked_about(walk_in(clara, "Ali Hassan", year=year)) == ["Ali Hassan"]
    assert walk_in(clara, "Ali", year="1990").status == 200


def test_who_is_not_offered_is_put_on_no_roll(engine, visit, url, given, count):
    stranger = given(lambda stamp: a_person(stamp(), "Geheim", "Geheim"))
    page = visit("clara").go(url)
    walk_in(page, "Zeno", same=f"0:{stranger}")
    assert page.status == 200
    assert walk_in(page, "Bea", same=f"0:{stranger}").status == 422
    assert asked_about(page) == ["Bea"]
    for junk in ("0:x", "9" * 300, "\x00", f"99:{stranger}"):
        assert walk_in(page.go(url), "Bea", same=junk, different=junk).status == 422
    assert "Geheim" not in page.go(url).text
    assert count(Attendance) == len(NAMES) + 1 + len(["Clara"])


def test_a_helper_of_one_session_is_asked_about_its_roll_alone(engine, visit, url, session_id, given):
    """Els helps today only: she sees who is expected, and no roll of the other sessions of the series."""

    def make(stamp):
        today = db.session.get_one(GroupSession, session_id)
        series = db.session.get_one(Series, today.series_id)
        mark(
            stamp(), a_session(stamp(), on=clock.today() - timedelta(days=70), series=series), a_person(stamp(), "Ugo")
        )
        for week in range(1, 7):
            a_session(stamp(), on=clock.today() - timedelta(weeks=week), series=series)
        helping(stamp(), "els", today)
        return today

    given(make)
    for key, known in (("clara", ["Ugo"]), ("els", [])):
        page = visit(key).go(url)
        assert asked_about(walk_in(page, "Bea")) == ["Bea"]
        assert asked_about(walk_in(page.go(url), "Ugo")) == known


def test_a_helper_of_a_class_is_asked_about_no_child_of_another_day(engine, visit, given):
    """The names of a class are hers around the lesson only; its coordinator sees them all."""

    def make(stamp):
        series = a_series(stamp(), "class_unit", "Ochtend")
        helping(stamp(), "els", series)
        before = a_session(stamp(), "class_unit", kind="lesson", on=clock.today() - timedelta(days=7), series=series)
        mark(stamp(), before, a_person(stamp(), "Davy", "Lafertin"))
        return a_session(stamp(), "class_unit", kind="lesson", hours=(11, 13), series=series)

    url = f"/attendance/sessions/{given(make)}"
    assert asked_about(walk_in(visit("bruno").go(url), "Davy")) == ["Davy Lafertin"]
    assert walk_in(visit("els").go(url), "Davy").status == 200


def test_who_came_more_than_a_year_ago_is_not_asked_about_by_a_first_name(visit, url, session_id, given):
    def make(stamp):
        series = db.session.get_one(Series, db.session.get_one(GroupSession, session_id).series_id)
        for name, days in (("Ugo", 367), ("Vera", 366)):
            on = clock.today() - timedelta(days=days)
            last = a_session(stamp(), on=on, series=series)
            mark(stamp(), last, a_person(stamp(), name))
        for week in range(1, 7):
            last = a_session(stamp(), on=clock.today() - timedelta(weeks=week), series=series)
        return last

    given(make)
    assert asked_about(walk_in(visit("clara").go(url), "Vera")) == ["Vera"]
    assert walk_in(visit("clara").go(url), "Ugo").status == 200
