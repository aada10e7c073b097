"""A year that is over, for the tests of what is frozen: 2025, where the clock stands in 2026."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from amal_field import clock
from amal_field.attendance.models import GroupSession
from amal_field.people import operations as people
from amal_field.people.models import Person
from amal_field.transit_site import operations
from amal_field.transit_site.models import Stay
from tests.attendance.world import a_person, a_session, mark
from tests.transit_site.world import let_in, make_family

YEAR = 2025


def day(month: int, number: int = 1) -> date:
    """A day of the year."""
    return date(YEAR, month, number)


def a_stay(stamp_of, name: str = "Mayer", *, month: int = 3, nights: int = 5, pitch: int = 3, members=None) -> Stay:
    """A family that came in a month and left after so many nights."""
    family = make_family(stamp_of(), name, members or (("Sammy", 1985), ("Ion", 2019)))
    then = replace(stamp_of("amina"), at=clock.midnight(day(month, 1 + nights)) + timedelta(hours=9))
    stay = let_in(then, family, pitch=pitch, on=day(month), plates=(f"1-{name[:3].upper()}-{month:03}",))
    operations.depart(stay, day(month, 1 + nights), meter_end=None, stamp=then)
    return stay


def a_table(stamp_of, people_there: list[Person], *, month: int = 5) -> GroupSession:
    """An online table with these people."""
    session = a_session(stamp_of("bruno"), "online_table", on=day(month, 6))
    for person in people_there:
        mark(stamp_of("bruno"), session, person)
    return session


def walkers(stamp_of, number: int) -> list[Person]:
    """So many people whom nobody takes for another."""
    return [a_person(stamp_of("bruno"), f"Zeno{place}", f"Quist{place}", 1950 + place) for place in range(number)]


def merge(stamp_of, one: Person, into: Person) -> UUID:
    """Two rows were one person."""
    return people.merge(one, into, stamp=stamp_of("bruno")).id
