"""Sessions of today in the database of the bench: one for each manner of roll, and one at whose door people walk in."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import player
from amal_field.attendance.models import Attendance, GroupSession
from amal_field.conversation_tables.models import TableLevel, TableSeat
from amal_field.conversation_tables.rules import LEVELS
from amal_field.db import db, new_key
from amal_field.stamp import Stamp, stamped
from tests.attendance.world import a_session, expected_people

ROLL, DOOR, CLASS, TABLES, WALK = (UUID(int=number) for number in (50, 51, 52, 53, 54))
"""The keys of the sessions."""
ROLLS = (
    ("roll, 50 rows", "attendance tap", ROLL),
    ("roll of the class unit", "tap, class unit", CLASS),
    ("roll of tables, 50 rows", "tap, tables", TABLES),
    ("roll of a walk, 50 rows", "tap, walk", WALK),
)
"""What a look at a roll and a tap on it are called, and its session: a plain roll; the children on the site, with their
age and who fetches them; a conversation table, where everybody has a level and a seat; a walk, with who came last
time and who is new."""
PEOPLE = 50
SEATS = 6


def furnish() -> None:
    """Make the sessions of today."""
    bruno = player("bruno").id
    stamp = Stamp(bruno, clock.now(), new_key())
    plain = ((ROLL, "ukraine_meeting"), (DOOR, "physical_table"), (TABLES, "physical_table"), (WALK, "buur_en_natuur"))
    for key, programme in plain:
        series = expected_people(
            lambda: Stamp(bruno, clock.now() - timedelta(minutes=1), new_key()), PEOPLE, key.hex, programme=programme
        )
        session = a_session(Stamp(bruno, clock.now(), new_key()), programme, series=series, id=key)
        if key == TABLES:
            _seat(session, stamp)
    a_session(stamp, "class_unit", kind="lesson", id=CLASS)
    db.session.commit()


def _seat(session: GroupSession, stamp: Stamp) -> None:
    earlier = select(GroupSession.id).where(GroupSession.series_id == session.series_id)
    for place, person_id in enumerate(
        db.session.scalars(select(Attendance.person_id).where(Attendance.session_id.in_(earlier)))
    ):
        level = LEVELS[place % len(LEVELS)]
        number = 1 + place * SEATS // PEOPLE
        db.session.add_all(
            [
                TableLevel(programme_id=session.programme_id, person_id=person_id, level=level, **stamped(stamp)),
                TableSeat(session_id=session.id, person_id=person_id, number=number, **stamped(stamp)),
            ]
        )


def url_of(session: UUID) -> str:
    """The address of a roll."""
    return f"/attendance/sessions/{session}"
