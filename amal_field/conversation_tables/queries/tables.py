"""Who sits where at which level."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Integer, String, bindparam, cast, null, select, union_all

from amal_field.attendance.models import Attendance, GroupSession
from amal_field.attendance.rules import PARTICIPANT
from amal_field.conversation_tables.models import TableLevel, TableSeat
from amal_field.db import db
from amal_field.people.models import Person

PLACES = union_all(
    select(TableLevel.person_id, TableLevel.level, cast(null(), Integer)).where(
        TableLevel.programme_id == bindparam("programme_id"),
        TableLevel.person_id.in_(bindparam("person_ids", expanding=True)),
    ),
    select(TableSeat.person_id, cast(null(), String), TableSeat.number).where(
        TableSeat.session_id == bindparam("session_id")
    ),
)
"""What each tap on a roll of the tables asks, made once, in one statement."""


def places_of(group_session: GroupSession, person_ids: Collection[UUID]) -> tuple[dict[UUID, str], dict[UUID, int]]:
    """The levels that these people have in this session's programme, and who sits at which table, by person."""
    values = {
        "programme_id": group_session.programme_id,
        "person_ids": list(person_ids),
        "session_id": group_session.id,
    }
    rows = db.session.execute(PLACES, values).all()
    levels = {person_id: level for person_id, level, _number in rows if level is not None}
    return levels, {person_id: number for person_id, _level, number in rows if number is not None}


def participants(group_session: GroupSession) -> list[Person]:
    """Those who take part by name and are present, by name."""
    return list(
        db.session.scalars(
            select(Person)
            .join(Attendance, Attendance.person_id == Person.id)
            .where(
                Attendance.session_id == group_session.id,
                Attendance.role == PARTICIPANT,
                Attendance.stands,
            )
            .order_by(Person.sort_key, Person.id)
        )
    )
