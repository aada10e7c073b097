"""Somebody walks in who is known already: the volunteer is asked, and one tap answers."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from amal_field import clock
from amal_field.attendance.models import Attendance, GroupSession, Series
from amal_field.db import db
from amal_field.people.models import KnownDifferent, Person
from e2e.actions import note, press
from e2e.rolls import roll_of, row, see_count, table_today
from tests.attendance.world import a_person, a_session, mark

LONG_AGO = timedelta(weeks=10)
QUESTION = re.compile("one of these")


@pytest.fixture
def session_id(world):
    """A conversation table today; of those who came last week Amir and Bea are expected, Youssef came long ago."""
    session_id = table_today(world, ("Amir", "Bea"))
    with world.writing() as stamp:
        series = db.session.get_one(Series, db.session.get_one(GroupSession, session_id).series_id)
        long_ago = a_session(stamp, series=series, on=clock.today() - LONG_AGO)
        mark(stamp, long_ago, a_person(stamp, "Youssef", "Demir"))
        for week in range(2, 8):
            a_session(stamp, series=series, on=clock.today() - timedelta(weeks=week))
    return session_id


def writes_down(page: Page, name: str) -> None:
    """Fill in who walks in, and press Enter."""
    page.get_by_label("First name or nickname").fill(name)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("scripts", [True, False], ids=["", "without-javascript"])
@pytest.mark.parametrize("width", [390, 1024], ids=["phone", "tablet"])
def test_who_comes_back_after_months_is_not_registered_twice(as_, session_id, world, scripts, width):
    clara = as_("clara", java_script_enabled=scripts, viewport={"width": width, "height": 844})
    clara.expect(422)
    page, before = clara.page, world.count(Person, Attendance)
    page.goto(roll_of(session_id))
    expect(row(page, "Youssef")).to_have_count(0)
    writes_down(page, "Yusuf")
    asked = page.get_by_role("alert", name=QUESTION)
    expect(asked).to_be_focused()
    expect(asked).to_be_in_viewport()
    expect(asked).to_contain_text("Youssef Demir")
    expect(asked).to_contain_text("last here on")
    expect(page.get_by_label("First name or nickname")).to_have_value("Yusuf")
    assert world.count(Person, Attendance) == before
    press(asked, "Yes, this one: Yusuf is Youssef Demir")
    expect(row(page, "Youssef Demir")).to_contain_text("present")
    expect(note(page)).to_contain_text("Youssef Demir: present")
    expect(asked).to_have_count(0)
    see_count(page, 1, 3, 2)
    assert world.count(Person, Attendance) == [before[0], before[1] + 1 + len(["Clara"])]
    press(note(page).locator("fading-note").first, "Undo")
    expect(row(page, "Youssef Demir")).to_have_count(0)


def test_somebody_else_of_that_name_is_one_tap_and_the_next_name_follows(as_, session_id, world):
    clara = as_("clara")
    clara.expect(422)
    page, before = clara.page, world.count(Person)[0]
    page.goto(roll_of(session_id))
    writes_down(page, "Yusuf")
    press(page, "No, somebody else")
    expect(row(page, "Yusuf")).to_contain_text("present")
    expect(page.get_by_label("First name or nickname")).to_be_focused()
    expect(page.get_by_label("First name or nickname")).to_have_value("")
    page.keyboard.type("Zeno")
    page.keyboard.press("Enter")
    expect(row(page, "Zeno")).to_contain_text("present")
    assert world.count(Person, KnownDifferent) == [before + 2, 1]


def test_who_is_expected_is_marked_where_she_stands(as_, session_id):
    clara = as_("clara")
    clara.expect(422)
    page = clara.page
    page.goto(roll_of(session_id))
    writes_down(page, "bea")
    writes_down(page, "bea")  # Enter decides nothing
    expect(page.get_by_role("alert", name=QUESTION)).to_contain_text("on this roll: not marked")
    press(page, "Yes, this one")
    expect(page.locator("#roll-expected").get_by_role("button", name="Bea")).to_contain_text("present")
    see_count(page, 1, 2, 1)


def test_a_participant_who_comes_to_help_moves_to_the_helpers(as_, session_id):
    clara = as_("clara")
    clara.expect(422)
    page = clara.page
    page.goto(roll_of(session_id))
    page.get_by_label("Name of a helper").fill("Bea")
    page.keyboard.press("Enter")
    press(page, "Yes, this one")
    expect(page.locator("#helpers").get_by_role("button", name="Bea")).to_contain_text("present")
    expect(note(page)).to_contain_text("Bea: present")
    see_count(page, 0, 1, 1)


def test_a_letter_is_asked_for_where_two_would_look_the_same(as_, session_id):
    clara = as_("clara")
    clara.expect(422)
    page = clara.page
    page.goto(roll_of(session_id))
    writes_down(page, "Bea")
    press(page, "No, somebody else")
    expect(page.get_by_text("Add a letter or the year of birth.")).to_be_visible()
    writes_down(page, "Bea K")
    expect(row(page, "Bea K")).to_contain_text("present")
