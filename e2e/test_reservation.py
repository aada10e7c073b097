"""A family that is excluded cannot reserve."""

from datetime import timedelta

from playwright.sync_api import expect

from amal_field import clock
from amal_field.db import db
from amal_field.people.models import Household
from amal_field.transit_site import operations
from amal_field.transit_site.models import Reservation
from e2e.actions import PLAN, press
from e2e.world import World


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
    expect(page.get_by_role("alert")).to_contain_text("is excluded until")
    expect(page.get_by_text("No decision can let this pass.")).to_be_visible()
    assert world.count(Reservation) == [0]
