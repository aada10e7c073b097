"""A stay from the phone call to the last euro; and another whose debt stops the family when it comes back."""

from datetime import timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from amal_field import clock
from amal_field.transit_site.models import Decision, Reservation
from amal_field.transit_site.queries import ledger
from amal_field.transit_site.queries import stays as stay_queries
from e2e.actions import PLAN, follow, note, open_panel, panel, press, tile
from e2e.world import World


@pytest.fixture
def balance(world):
    """`balance(stay)`: what the ledger says, and what the household still owes."""

    def ask(stay_id):
        with world.reading():
            stay = stay_queries.stay(stay_id)
            return ledger.account(stay, clock.today()).balance, ledger.open_debt(stay.household_id)

    return ask


def in_days(number: int) -> str:
    return (clock.today() + timedelta(days=number)).isoformat()


def stays_of_this_year() -> int:
    """How many stays of `known_family`, which came twenty days ago, began in the year of today."""
    return int((clock.today() - timedelta(days=20)).year == clock.today().year)


def reserve(page, name, nights):
    """Note a reservation by phone for a family that the site knows, from today on."""
    page.goto(f"{PLAN}/reservations")
    follow(page, "New reservation")
    page.get_by_label("Been here before?").fill(name)
    press(page.get_by_role("main"), "Find")
    follow(page, name, exact=True)
    checks = page.get_by_role("region", name="Checks")
    expect(checks).to_contain_text(f"{stays_of_this_year()} of 5")
    page.get_by_label("Nights", exact=True).fill("22")
    page.get_by_label("Nights", exact=True).blur()
    expect(checks).to_contain_text("Longer than 21 nights")
    page.get_by_label("Nights", exact=True).fill(nights)
    page.get_by_label("Nights", exact=True).blur()
    expect(checks).to_contain_text("No rule stands against it")
    press(page, "Save")
    expect(note(page)).to_contain_text(f"The reservation of {name} is confirmed.")


def arrive(page, name, number, *, prepayment="", meter=""):
    """Check the family in from its reservation: it came three days ago already."""
    follow(page, name)
    page.get_by_role("link", name=f"Pitch {number}", exact=True).tap()
    page.get_by_label("Arrival").fill(in_days(-3))
    page.get_by_label("Prepayment").fill(prepayment)
    page.get_by_label("Meter reading").fill(meter)
    press(page, "Check in")
    expect(note(page)).to_contain_text(f"{name} are in: 2 people on pitch {number}.")


def pay(page, amount):
    """Book a payment from the account."""
    follow(page, "Payment", exact=True)
    page.get_by_label("Amount").fill(amount)
    press(page, "Book the payment")
    expect(note(page)).to_contain_text("Booked, with receipt")


def leave(page, number, *, meter=""):
    """Record the departure of the family on a pitch; the settlement opens."""
    follow(open_panel(page, number), "Departure", exact=True)
    page.get_by_label("Meter reading").fill(meter)
    press(page, "They have left")
    expect(note(page)).to_contain_text(f"Pitch {number} is free.")
    expect(page.get_by_role("heading", name="Settle with")).to_be_visible()


def test_reservation_arrival_payment_a_longer_stay_by_decision_and_the_rest_given_back(amina, world: World, balance):
    world.known_family("Lafertin", ["Sara", "Joseph"], ["1-ABC-234"])
    page = amina.page
    reserve(page, "Lafertin", "14")
    arrive(page, "Lafertin", 7, prepayment="200", meter="1000")
    assert [world.count(Reservation), len(world.open_stays())] == [[1], 1]
    stay = world.stay_of("Lafertin").id
    follow(open_panel(page, 7), "Account")
    pay(page, "20,50")
    assert balance(stay) == (Decimal("220.50"), 0)

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

    leave(page, 7, meter="1100")
    press(page, "€163.90 given back")
    expect(note(page)).to_contain_text("Settled and given back.")
    assert balance(stay) == (0, 0)
    follow(page.get_by_role("row", name="Given back"), "Receipt")
    expect(page.get_by_role("article")).to_contain_text("163,90")


def test_a_debt_stops_the_next_check_in_until_it_is_paid(amina, world: World, balance):
    world.known_family("Rosen", ["Alba", "Ion"], ["1-ROS-001"])
    page = amina.page
    reserve(page, "Rosen", "7")
    arrive(page, "Rosen", 5)
    stay = world.stay_of("Rosen").id
    follow(open_panel(page, 5), "Account")
    pay(page, "10")
    leave(page, 5)
    press(page, "Leave as a debt")
    expect(note(page)).to_contain_text("Settled: the debt stays open.")
    owed = Decimal("11.60")
    assert balance(stay) == (-owed, owed)

    amina.expect(422)
    page.goto(PLAN)
    tile(page, 7).tap()
    expect(page.get_by_role("listitem").filter(has_text="Rosen")).to_contain_text("Open debt: €11.60")
    press(page, "Everybody in: Rosen, 2")
    expect(panel(page, 7)).to_contain_text("Rosen still has to pay €11.60.")
    assert world.open_stays() == []

    follow(page, "Pay now")
    page.get_by_label("Amount").fill("11,60")
    press(page, "Book the payment")
    expect(panel(page, 7)).to_be_visible()
    assert balance(stay) == (0, 0)
    press(page, "Everybody in: Rosen, 2")
    expect(note(page)).to_contain_text("Rosen are in: 2 people on pitch 7.")


def test_the_undo_of_a_payment_reverses_it(amina, world: World, balance):
    stay = world.standing_family(5, "Rosen", ["Alba"], ["1-ROS-001"])
    page = amina.page
    page.goto(f"{PLAN}/stays/{stay}/payments")
    page.get_by_label("Amount").fill("36")
    press(page, "Book the payment")
    press(note(page), "Undo")
    expect(note(page)).to_contain_text("Reversed.")
    assert balance(stay) == (0, 0)
    expect(page.get_by_role("row").filter(has_text="reversal")).to_be_visible()
