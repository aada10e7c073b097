"""Names that somebody wrote down on a roll, and whom they turned out to be."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from amal_field.attendance.models import Attendance, GroupSession, Programme
from amal_field.attendance.queries import roll
from amal_field.attendance.queries.roll_rows import RollRow
from amal_field.attendance.rules import PARTICIPANT
from amal_field.db import db
from amal_field.people.models import Merge, Person


@dataclass(frozen=True)
class Name:
    """A first name or a nickname on a roll. `sessions`: at how many she was under it; `person_id` and `known_as`: whom
    she turned out to be, None while nobody knows; `merge_id`: what is taken back to part them again, None where a
    register says so."""

    recorded_id: UUID
    name: str
    born_on: date | None
    role: str
    sessions: int
    person_id: UUID | None
    known_as: str | None
    merge_id: UUID | None


def names_on(group_session: GroupSession, programme: Programme) -> list[Name]:
    """Everybody on the roll of a session who was written down without a family name or has been linked since, those of
    whom nobody knows who they are first."""
    recorded, person, there = aliased(Person), aliased(Person), aliased(Attendance)
    rows = {row.person_id: row for row in roll.rows_of(group_session, programme) if row.stands}
    here = select(Attendance.recorded_person_id).where(Attendance.session_id == group_session.id)
    sessions = select(func.count()).where(there.recorded_person_id == recorded.id, there.stands)
    found = db.session.execute(
        select(recorded, sessions.scalar_subquery(), person, Merge.id)
        .outerjoin(person, person.id == recorded.same_as_id)
        .outerjoin(Merge, and_(Merge.duplicate_id == recorded.id, Merge.stands))
        .where(
            or_(
                and_(recorded.family_name.is_(None), recorded.id.in_(list(rows))),
                and_(recorded.is_duplicate, recorded.id.in_(here)),
            )
        )
        .order_by(recorded.is_duplicate, recorded.sort_key, recorded.id)
    )
    return [
        _name(recorded, rows.get(other.id if other else recorded.id), count, other, key)
        for recorded, count, other, key in found
    ]


def name_on(group_session: GroupSession, programme: Programme, recorded_id: UUID) -> Name | None:
    """The name under which a person was recorded on this roll; None where the roll does not show one."""
    return next((name for name in names_on(group_session, programme) if name.recorded_id == recorded_id), None)


def _name(recorded: Person, row: RollRow | None, sessions: int, person: Person | None, merge_id: UUID | None) -> Name:
    return Name(
        recorded_id=recorded.id,
        name=recorded.name,
        born_on=recorded.born_on,
        role=row.role if row else PARTICIPANT,
        sessions=sessions,
        person_id=person and person.id,
        known_as=person and person.name,
        merge_id=merge_id,
    )
