"""Sessions of the conversation tables, for their tests."""

from collections.abc import Sequence
from datetime import date, time

from sqlalchemy import select

from amal_field import audit
from amal_field.attendance.models import GroupSession, Programme
from amal_field.attendance.rules import HELPER
from amal_field.db import db
from amal_field.stamp import Stamp, stamped
from tests.attendance.world import walks_in

NAMES = ("An", "Bo", "Cy", "Di")


def a_table(stamp: Stamp, *, on: date = date(2026, 11, 23), names: Sequence[str] = NAMES) -> GroupSession:
    """A session of the tables, an hour and a half, with these people present and one helper."""
    programme = db.session.scalars(select(Programme).where(Programme.code == "physical_table")).one()
    times = {"starts": time(10, 30), "ends": time(12)}
    session = GroupSession(programme_id=programme.id, held_on=on, **times, **stamped(stamp))
    db.session.add(session)
    db.session.flush()
    audit.record("attendance:session:import", session, stamp, register="sessies")
    for name in names:
        walks_in(stamp, session, name)
    walks_in(stamp, session, "Helga", role=HELPER)
    return session
