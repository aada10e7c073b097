"""Two sessions of today in the database of the bench: one whose roll is tapped, one at whose door people walk in."""

from datetime import timedelta
from uuid import UUID

from amal_field import clock
from amal_field.accounts.offers.demo import player
from amal_field.db import db, new_key
from amal_field.stamp import Stamp
from tests.attendance.world import a_session, expected_people

ROLL, DOOR = UUID(int=50), UUID(int=51)
"""The keys of the two sessions."""
PEOPLE = 50


def furnish() -> None:
    """Make the two sessions of today."""
    bruno = player("bruno").id
    for key in (ROLL, DOOR):
        series = expected_people(lambda: Stamp(bruno, clock.now() - timedelta(minutes=1), new_key()), PEOPLE, key.hex)
        a_session(Stamp(bruno, clock.now(), new_key()), series=series, id=key)
    db.session.commit()


def url_of(session: UUID) -> str:
    """The address of a roll."""
    return f"/attendance/sessions/{session}"
