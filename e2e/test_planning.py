"""A coordinator plans a series over a holiday and calls a session off; a volunteer sees it, and her phone too."""

import re
from datetime import timedelta

import icalendar
from playwright.sync_api import expect
from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import player
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.rules import Newcomer
from amal_field.planning import operations
from amal_field.planning.models import SchoolHoliday
from e2e.actions import follow, note, press


def test_a_series_is_planned_over_a_holiday_and_followed_by_its_volunteer(as_, world):
    """The schools are closed in no other week: those of the year would come between the days on some of its days."""
    today = clock.today()
    with world.writing() as stamp:
        for holiday in db.session.scalars(select(SchoolHoliday)):
            operations.remove_school_holiday(holiday, stamp=stamp)
        closed = today + timedelta(days=7)
        operations.add_school_holiday("Journey week", closed, closed + timedelta(days=2), stamp=stamp)
        clara = people.register_people([Newcomer("Clara", "Janssens")], stamp=stamp)[0]
        clara.volunteer_since_on = today
        player("clara").person_id = clara.id
    page = as_("bruno").page
    page.goto("/planning/programmes")
    follow(page, "Samenlezen")
    follow(page, "New series")
    page.get_by_label("Name of the series").fill("Reading at lunch")
    day = page.get_by_role("group", name=today.strftime("%A"), exact=True)
    day.get_by_label("From").fill("12:00")
    day.get_by_label("Until").fill("13:30")
    page.get_by_text("Not on public holidays").tap()
    page.get_by_label("Number of sessions").fill("3")
    press(page, "Save and look at the days")
    expect(page.get_by_role("main")).to_contain_text("skipped: Journey week")
    press(page, "Make 3 sessions")
    expect(note(page)).to_contain_text("3 sessions made.")
    follow(page, "Somebody helps")
    press(page, "Clara Janssens")
    expect(note(page)).to_contain_text("Clara Janssens helps.")

    page.get_by_role("link", name=re.compile("12:00–13:30")).first.tap()
    page.get_by_label("Reason").fill("Reader ill")
    press(page, "Call off")
    expect(note(page)).to_contain_text("The session is called off.")

    hers = as_("clara")
    hers.page.goto("/attendance")
    expect(hers.page.get_by_role("main")).to_contain_text("Reading at lunch")
    expect(hers.page.get_by_role("main")).to_contain_text("Reader ill")
    follow(hers.page, "In my calendar")
    press(hers.page, "Make the address")
    phone = as_(None).context.request.get(hers.page.locator("copy-text code").inner_text())
    events = icalendar.Calendar.from_ical(phone.body()).walk("VEVENT")
    assert [str(event["STATUS"]) for event in events] == ["CANCELLED", "CONFIRMED", "CONFIRMED"]
