"""Helpers with their days, for the tests of volunteers."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import update

from amal_field import clock
from amal_field.attendance.models import Attendance, GroupSession
from amal_field.attendance.rules import HELPER
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.stamp import Stamp
from tests.attendance.world import a_session, walks_in


def helper(stamp: Stamp, name: str = "Lien", *, days: int = 3) -> Person:
    """Somebody who helped on so many days, on the first of them twice, and once at what was called off."""
    last = clock.day_of(stamp.at)
    first = a_session(stamp, on=last)
    person_id = walks_in(stamp, first, name, role=HELPER).person_id
    held = [(last, (14, 16))] + [(last - timedelta(days=after), (10, 12)) for after in range(1, days)]
    for on, hours in [*held, (last - timedelta(days=days), (10, 12))]:
        session = a_session(stamp, on=on, hours=hours)
        known = walks_in(stamp, session, f"{name} {on} {hours}", role=HELPER)
        _same(session, known.person_id, person_id)
    session.called_off_at, session.called_off_by_id = stamp.at, stamp.by_id
    db.session.flush()
    return db.session.get_one(Person, person_id)


def _same(session: GroupSession, walked_in: UUID, person_id: UUID) -> None:
    here = (Attendance.session_id == session.id, Attendance.person_id == walked_in)
    db.session.execute(update(Attendance).where(*here).values(person_id=person_id, recorded_person_id=person_id))
