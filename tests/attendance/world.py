"""Sessions, people and helpers for the tests of the roll."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import select

from amal_field import audit, clock
from amal_field.accounts.offers.demo import player
from amal_field.attendance import operations
from amal_field.attendance.models import Attendance, GroupSession, Programme, Series, SeriesHelper, SessionHelper
from amal_field.attendance.queries.roll_rows import RollRow
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.models import Person
from amal_field.people.rules import Newcomer, birth_from
from amal_field.stamp import Stamp, stamped


def a_session(
    stamp: Stamp,
    programme: str = "physical_table",
    *,
    on: date | None = None,
    hours: tuple[int, int] = (10, 12),
    series: Series | None = None,
    **values: object,
) -> GroupSession:
    """A session of a programme, today unless said otherwise."""
    session = GroupSession(
        programme_id=programme_id(programme),
        series_id=series and series.id,
        held_on=on or clock.day_of(stamp.at),
        **{"starts": time(hours[0]), "ends": time(hours[1])} | values,
        **stamped(stamp),
    )
    return _told(session, stamp)


def a_series(stamp: Stamp, programme: str = "physical_table", name: str = "Dinsdag") -> Series:
    """A series of a programme."""
    return _told(Series(programme_id=programme_id(programme), name=name, **stamped(stamp)), stamp)


def a_person(stamp: Stamp, given: str = "Fatima", family: str | None = None, year: int | None = None) -> Person:
    """Somebody, registered."""
    birth = birth_from(year, today=clock.today()) if year else None
    return people.register_people([Newcomer(given, family, birth)], stamp=stamp)[0]


def helping(stamp: Stamp, key: str, at: GroupSession | Series) -> Person:
    """One of the cast as a person, who helps at a session or at every one of a series."""
    user = player(key)
    if user.person_id is None:
        given, family = user.name.split(" ", 1)
        user.person_id = a_person(stamp, given, family).id
    model, column = (SessionHelper, "session_id") if isinstance(at, GroupSession) else (SeriesHelper, "series_id")
    db.session.add(model(**{column: at.id}, person_id=user.person_id, **stamped(stamp)))
    db.session.flush()
    return db.session.get_one(Person, user.person_id)


def walks_in(stamp: Stamp, session: GroupSession, name: str, *, role: str = "participant") -> RollRow:
    """Somebody new came without being expected."""
    programme = db.session.get_one(Programme, session.programme_id)
    return operations.let_in(session, programme, [(name, None)], {}, {}, role=role, stamp=stamp)[0][0]


def mark(stamp: Stamp, session: GroupSession, person: Person, role: str = "participant") -> Attendance:
    """Somebody was there."""
    both = {"person_id": person.id, "recorded_person_id": person.id}
    row = Attendance(session_id=session.id, role=role, **both, **stamped(stamp))
    db.session.add(row)
    db.session.flush()
    return row


def expected_people(stamp_of, number: int, name: str, *, programme: str = "physical_table") -> Series:
    """A series at whose last session so many people were."""
    series = a_series(stamp_of(), programme, name)
    before = a_session(stamp_of(), programme, series=series, hours=(7, 8))
    persons = people.register_people([Newcomer(f"Kim {place}", None) for place in range(number)], stamp=stamp_of())
    for person in persons:
        both = {"person_id": person.id, "recorded_person_id": person.id}
        db.session.add(Attendance(session_id=before.id, role="participant", **both, **stamped(stamp_of())))
    db.session.flush()
    return series


def programme_id(code: str) -> UUID:
    """The key of a programme."""
    return db.session.scalars(select(Programme.id).where(Programme.code == code)).one()


def _told(row, stamp: Stamp):
    db.session.add(row)
    db.session.flush()
    audit.record("attendance:session:import", row, stamp, register="sessies")
    return row
