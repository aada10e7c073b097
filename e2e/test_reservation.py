"""A family calls, comes, wants to stay longer and is let; and another that is excluded cannot reserve."""

from datetime import timedelta

from playwright.sync_api import expect

from amal_field import clock
from amal_field.db import db
from amal_field.people.models import Household
from amal_field.transit_site import operations
from amal_field.transit_site.models import Decision, Reservation
from e2e.actions import PLAN, follow, note, open_panel, press
from e2e.world import World


def in_days(number: int) -> str:
    return (clock.today() + timedelta(days=number)).isoformat()


def test_from_the_phone_to_a_longer_stay_by_decision(amina, world: World):
    world.known_family("Lafertin", ["Sara", "Joseph"], ["1-ABC-234"])
    page = amina.page
    page.goto(f"{PLAN}/reservations")
    follow(page, "New reservation")
    page.get_by_label("Been here before?").fill("Lafertin")
    press(page, "Find")
    follow(page, "Lafertin", exact=True)
    checks = page.get_by_role("region", name="Checks")
    expect(checks).to_contain_text("1 of 5")
    page.get_by_label("Nights", exact=True).fill("22")
    page.get_by_label("Nights", exact=True).blur()
    expect(checks).to_contain_text("Longest stay")
    page.get_by_label("Nights", exact=True).fill("14")
    page.get_by_label("Nights", exact=True).blur()
    expect(checks).to_contain_text("No rule stands against it")
    press(page, "Save")
    expect(note(page)).to_contain_text("Lafertin, Confirmed")

    follow(page, "Lafertin")
    follow(page, "Pitch 7", exact=True)
    press(page, "Check in")
    expect(note(page)).to_contain_text("Lafertin are in: 2 people on pitch 7.")
    assert world.count(Reservation) == [1]

    follow(open_panel(page, 7), "Still to do")
    amina.expect(422)
    page.get_by_label("Planned departure").fill(in_days(25))
    press(page, "Note it")
    expect(page.get_by_role("alert")).to_contain_text("The longest stay is 21 nights")
    page.get_by_label("Reason for the decision").fill("A child finishes the school year")
    press(page, "Decide anyway")
    expect(note(page)).to_contain_text("Noted.")
    page.goto(f"{PLAN}/decisions")
    expect(page.get_by_role("article")).to_contain_text("A child finishes the school year")
    assert world.count(Decision) == [1]


def test_an_exclusion_stops_a_reservation(amina, world: World):
    household_id = world.known_family("Rosen", ["Alba"])
    with world.writing() as stamp:
        operations.take_measure(
            db.session.get(Household, household_id),
            "exclusion",
            "damage",
            until_on=clock.today() + timedelta(days=30),
            fact=None,
            decided_by="Amina",
            stamp=stamp,
        )
    page = amina.page
    amina.expect(422)
    page.goto(f"{PLAN}/reservations/new?household={household_id}")
    press(page, "Save")
    expect(page.get_by_role("alert")).to_contain_text("This family is excluded until")
    expect(page.get_by_text("No decision can let this pass.")).to_be_visible()
    assert world.count(Reservation) == [0]
