"""The money of the demo: two families who have just left, one that was given money back and one that still owes, and a
family on the site that has paid twice and left a tap broken."""

from datetime import timedelta
from decimal import Decimal

from amal_field import clock
from amal_field.db import db
from amal_field.people.models import Household
from amal_field.stamp import Stamp
from amal_field.transit_site import operations
from amal_field.transit_site.models import Stay
from amal_field.transit_site.operations import Arrival
from amal_field.transit_site.queries import ledger
from amal_field.transit_site.rules import ArrivalDetails


def left_and_settled(household: Household, number: int, prepaid: str | None, *, stamp: Stamp) -> None:
    """Let a family have come nine days ago and left two days ago; its account is made up: whatever is theirs is given
    back, whatever they owe stays a debt."""
    arrived_on = clock.day_of(stamp.at) - timedelta(days=9)
    details = ArrivalDetails(
        planned_departure_on=arrived_on + timedelta(days=7),
        prepayment=Decimal(prepaid) if prepaid else None,
        meter_start=4200,
        identity_kind="identity_card",
        house_rules_handed_over=True,
    )
    persons = [member.person for member in household.members]
    arrival = Arrival(number, household, persons, [f"1-GON-{number:03d}"], arrived_on, details)
    stay = operations.check_in(arrival, stamp=stamp)
    operations.depart(stay, arrived_on + timedelta(days=7), meter_end=4263, stamp=stamp)
    db.session.flush()
    left = ledger.account(stay, clock.day_of(stamp.at)).left
    operations.settle(stay, left=left, changes_hands=left > 0, method="cash", stamp=stamp)


def pays_and_breaks(stay: Stay, *, stamp: Stamp) -> None:
    """Let a family pay twice, and deduct what it broke."""
    today = clock.day_of(stamp.at)
    operations.record_payment(stay, Decimal(40), "cash", today, stamp=stamp)
    operations.record_payment(stay, Decimal("62.50"), "card", today, stamp=stamp)
    operations.deduct(stay, Decimal(25), "damage", "Kraan van het sanitair", stamp=stamp)
