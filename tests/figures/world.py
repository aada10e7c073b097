"""A year that is over, for the tests of what is frozen (2025, where the clock stands in 2026), and figures by hand."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from amal_field import clock
from amal_field.attendance.models import GroupSession
from amal_field.figures import operations
from amal_field.figures.models import ConfiguredFigure, ManualFigure
from amal_field.figures.operations.by_hand import ByHand
from amal_field.figures.operations.configured import Configured
from amal_field.people import operations as people
from amal_field.people.models import Person
from amal_field.stamp import Stamp
from amal_field.transit_site import operations as site
from amal_field.transit_site.models import Stay
from tests.attendance.world import a_person, a_session, mark
from tests.transit_site.world import let_in, make_family

YEAR, READ_ON = 2025, date(2026, 11, 2)


def day(month: int, number: int = 1) -> date:
    """A day of the year."""
    return date(YEAR, month, number)


def a_stay(stamp_of, name: str = "Mayer", *, month: int = 3, nights: int = 5, pitch: int = 3, members=None) -> Stay:
    """A family that came in a month and left after so many nights."""
    family = make_family(stamp_of(), name, members or (("Sammy", 1985), ("Ion", 2019)))
    then = replace(stamp_of("amina"), at=clock.midnight(day(month, 1 + nights)) + timedelta(hours=9))
    stay = let_in(then, family, pitch=pitch, on=day(month), plates=(f"1-{name[:3].upper()}-{month:03}",))
    site.depart(stay, day(month, 1 + nights), meter_end=None, stamp=then)
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


def by_hand(code: str = "mo.series", value: Any = 95, kind: str = "number", **values: Any) -> ByHand:
    """What somebody fills in."""
    told = {"name": "Reeksen MO", "source": "Jaarverslag 2022, blz. 12", "noted_on": READ_ON} | values
    return ByHand(code=code, kind=kind, value=value, **told)


def a_manual_figure(stamp: Stamp, year: int = 2022, *words: Any, **values: Any) -> ManualFigure:
    """A figure by hand that is noted."""
    return operations.note_by_hand(year, by_hand(*words, **values), stamp=stamp)


def configured(**values: Any) -> Configured:
    """What somebody says of a configured figure: the sessions of the conversation tables."""
    told = {f"name_{code}": "Sessies" for code in ("nl", "fr", "en")}
    told |= {f"sentence_{code}": "Er waren {value} sessies." for code in ("nl", "fr", "en")}
    told |= {"measure": "held_sessions", "filters": {"programme": "physical_table"}, "retired_on": None}
    return Configured(**told | values)


def a_configured_figure(stamp: Stamp, code: str = "meeting.tables", **values: Any) -> ConfiguredFigure:
    """A configured figure."""
    return operations.configure(code, configured(**values), stamp=stamp)
