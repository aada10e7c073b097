"""A family pays, leaves and is given back the rest; another leaves a debt that stands at its next check-in."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from amal_field.transit_site import ledger, queries
from amal_field.transit_site.rules import ArrivalDetails
from e2e.actions import PLAN, follow, note, open_panel, press, tile


@pytest.fixture
def balance(world):
    """`balance(stay)`: what the ledger says, and what the household still owes."""

    def ask(stay_id):
        with world.reading():
            stay = queries.stay(stay_id)
            return ledger.balance_of(stay), ledger.open_debt(stay.household_id)

    return ask


def leave(page, number, *, meter=None):
    """Record the departure of the family on a pitch; the settlement opens."""
    follow(open_panel(page, number), "Departure", exact=True)
    if meter:
        page.get_by_label("Meter reading").fill(meter)
    press(page, "They have left")
    expect(note(page)).to_contain_text(f"Pitch {number} is free.")
    expect(page.get_by_role("heading", name="Settle with")).to_be_visible()


def test_a_payment_then_a_departure_then_the_rest_given_back(amina, world, balance):
    details = ArrivalDetails(prepayment=Decimal(100), meter_start=1000)
    stay = world.standing_family(5, "Winter", ["Anna", "Bruno"], ["1-WIN-001"], came=5, details=details)
    page = amina.page
    follow(open_panel(page, 5), "Account")
    follow(page, "Payment")
    page.get_by_label("Amount").fill("20,50")
    press(page, "Book the payment")
    expect(note(page)).to_contain_text("Booked, with receipt")
    assert balance(stay) == (Decimal("120.50"), 0)
    leave(page, 5, meter="1100")
    press(page, "€49.50 given back")
    expect(note(page)).to_contain_text("Settled: Given back.")
    assert balance(stay) == (0, 0)
    follow(page.get_by_role("row", name="Given back"), "Receipt")
    expect(page.get_by_role("article")).to_contain_text("49,50")


def test_a_debt_stands_at_the_next_check_in_until_it_is_paid(amina, world, balance):
    stay = world.standing_family(5, "Rosen", ["Alba"], ["1-ROS-001"], came=5)
    page = amina.page
    leave(page, 5)
    press(page, "Leave as a debt")
    expect(note(page)).to_contain_text("Settled: Left as a debt.")
    assert balance(stay) == (-36, 36)
    page.goto(PLAN)
    tile(page, 7).tap()
    expect(page.get_by_role("listitem").filter(has_text="Rosen")).to_contain_text("Open debt: €36.00")
    page.goto(f"{PLAN}/stays/{stay}/payments")
    page.get_by_label("Amount").fill("36")
    press(page, "Book the payment")
    expect(note(page)).to_contain_text("Booked, with receipt")
    assert balance(stay) == (0, 0)
    page.goto(f"{PLAN}/pitches/7")
    expect(page.get_by_role("listitem").filter(has_text="Rosen")).not_to_contain_text("Open debt")


def test_the_undo_of_a_payment_reverses_it(amina, world, balance):
    stay = world.standing_family(5, "Rosen", ["Alba"], ["1-ROS-001"])
    page = amina.page
    page.goto(f"{PLAN}/stays/{stay}/payments")
    page.get_by_label("Amount").fill("36")
    press(page, "Book the payment")
    press(note(page), "Undo")
    expect(note(page)).to_contain_text("Reversed.")
    assert balance(stay) == (0, 0)
    expect(page.get_by_role("row").filter(has_text="reversal")).to_be_visible()
