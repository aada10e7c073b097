"""Families and stays for the tests of the site, made with the operations that the screens use."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from amal_field import clock
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.models import Household
from amal_field.people.rules import Newcomer, birth_from
from amal_field.stamp import Stamp
from amal_field.transit_site import operations
from amal_field.transit_site.models import Stay
from amal_field.transit_site.operations import Arrival
from amal_field.transit_site.rules import ArrivalDetails, Decided

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
