"""Families and stays for the tests of the site, made with the operations that the screens use."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from amal_field import clock
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.models import Household
from amal_field.people.rules import Newcomer, birth_from
from amal_field.stamp import Stamp
from amal_field.transit_site import operations
from amal_field.transit_site.models import Stay
from amal_field.transit_site.operations import Arrival, Wish
from amal_field.transit_site.queries import ledger
from amal_field.transit_site.rules import ArrivalDetails, Decided

PAID = ArrivalDetails(prepayment=Decimal(200), meter_start=100)
MEMBERS = (("Sammy", 1985), ("Nele", 1988), ("Davy", 2014), ("Ion", 2019))


def make_family(stamp: Stamp, name: str = "Mayer", members: Sequence[tuple[str, int]] = MEMBERS) -> Household:
    """A household of as many people as `members`, (first name, year of birth) each."""
    newcomers = [Newcomer(given, name, birth_from(year, today=clock.today()), "child") for given, year in members]
    return people.register_household(newcomers, language="fr", phone="0470 12 34 56", stamp=stamp)


def let_in(
    stamp: Stamp,
    household: Household,
    *,
    pitch: int = 12,
    on: date | None = None,
    plates: Sequence[str] = ("1-ABC-234",),
    details: ArrivalDetails | None = None,
    decided: Decided | None = None,
    reservation_id: UUID | None = None,
) -> Stay:
    """Check a whole household in."""
    persons = [member.person for member in household.members]
    arrived_on = on or clock.day_of(stamp.at)
    arrival = Arrival(
        pitch, household, persons, plates, arrived_on, details or ArrivalDetails(), decided, reservation_id
    )
    return operations.check_in(arrival, stamp=stamp)


def known_family(stamp: Stamp, name: str = "Mayer", *, pitch: int = 20, days_ago: int = 20) -> Household:
    """A family that was here and left a week later."""
    household = make_family(stamp, name)
    on = clock.day_of(stamp.at) - timedelta(days=days_ago)
    stay = let_in(stamp, household, pitch=pitch, on=on)
    operations.depart(stay, on + timedelta(days=7), meter_end=None, stamp=replace(stamp))
    db.session.flush()
    return household


def comes(
    stamp: Callable[[], Stamp],
    *,
    leaves: bool = False,
    prepaid: Decimal | None = Decimal(200),
    pitch: int = 12,
    name: str = "Mayer",
) -> Stay:
    """A family that came a week ago, and has gone if it `leaves`."""
    details = ArrivalDetails(prepayment=prepaid, meter_start=100)
    stay = let_in(stamp(), make_family(stamp(), name), on=in_days(-7), details=details, pitch=pitch)
    if leaves:
        operations.depart(stay, clock.today(), meter_end=120, stamp=stamp())
    return stay


def settled(stamp_of: Callable[[], Stamp]) -> Stay:
    """A family that stayed a week, paid € 200, and was given the rest back."""
    stay = let_in(stamp_of(), make_family(stamp_of()), on=in_days(-7), details=PAID)
    operations.depart(stay, clock.today(), meter_end=120, stamp=stamp_of())
    db.session.flush()
    left = ledger.account(stay, clock.today()).left
    operations.settle(stay, left=left, changes_hands=True, method="cash", stamp=stamp_of())
    db.session.flush()
    return stay


def in_days(number: int) -> date:
    """The day so many days from today; below zero, so many ago."""
    return clock.today() + timedelta(days=number)


def wish(name: str = "Rosenberg", days: int = 3, nights: int = 7, **more: object) -> Wish:
    """What a household asks for by phone."""
    return Wish(name, in_days(days), nights, **more)
