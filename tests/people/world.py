"""People who look alike, and what is recorded for them, for the tests of merging."""

from datetime import date, timedelta

from amal_field import clock
from amal_field.attendance.models import Attendance, GroupSession
from amal_field.db import db
from amal_field.people import operations
from amal_field.people.models import Person
from amal_field.people.rules import Newcomer, birth_from
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site import operations as site
from amal_field.transit_site.models import Stay
from amal_field.transit_site.operations import Arrival
from amal_field.transit_site.rules import ArrivalDetails


def somebody(stamp: Stamp, given: str, family: str | None = None, year: int | None = None, **known) -> Person:
    """Somebody, registered, with what else is known of her."""
    birth = birth_from(year, today=clock.today()) if year else None
    (person,) = operations.register_people([Newcomer(given, family, birth)], stamp=stamp)
    if known:
        operations.correct_person(person, known, stamp=stamp)
    return person


def attends(stamp: Stamp, person: Person, session: GroupSession, role: str = "participant") -> Attendance:
    """She is in the roll of a session."""
    row = Attendance(
        session_id=session.id, person_id=person.id, recorded_person_id=person.id, role=role, **stamped(stamp)
    )
    db.session.add(row)
    db.session.flush()
    return row


def stays(stamp: Stamp, *persons: Person, pitch: int, days_ago: int = 20, nights: int | None = 7) -> Stay:
    """They come to the site, a household for the occasion, and leave after some nights or not."""
    arrived_on: date = clock.day_of(stamp.at) - timedelta(days=days_ago)
    household = operations.register_household([Newcomer("Gast", "Gast")], language=None, phone=None, stamp=stamp)
    arrival = Arrival(pitch, household, list(persons), (), arrived_on, ArrivalDetails())
    stay = site.check_in(arrival, stamp=stamp)
    if nights is not None:
        site.depart(stay, arrived_on + timedelta(days=nights), meter_end=None, stamp=stamp)
    return stay
