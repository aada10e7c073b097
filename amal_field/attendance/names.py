"""Names that somebody wrote down on a roll, and whom they turned out to be."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import aliased

from amal_field.attendance.models import Attendance, GroupSession
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


def names_on(session: GroupSession) -> list[Name]:
    """Everybody on the roll of a session who was written down without a family name or has been linked since, those of
    whom nobody knows who they are first."""
    return _names(Attendance.session_id == session.id)


def name_on(session: GroupSession, recorded_id: UUID) -> Name | None:
    """One of them."""
    found = _names(Attendance.session_id == session.id, Attendance.recorded_person_id == recorded_id)
    return found[0] if found else None


def _names(*which: ColumnElement[bool]) -> list[Name]:
    recorded, person, there = aliased(Person), aliased(Person), aliased(Attendance)
    sessions = select(func.count()).where(there.recorded_person_id == recorded.id, there.cancelled_at.is_(None))
    marked = or_(Attendance.cancelled_at.is_(None), Attendance.absent_at.is_not(None), recorded.same_as_id.is_not(None))
    rows = db.session.execute(
        select(recorded, Attendance.role, sessions.scalar_subquery(), person, Merge.id)
        .select_from(Attendance)
        .join(recorded, recorded.id == Attendance.recorded_person_id)
        .outerjoin(person, person.id == recorded.same_as_id)
        .outerjoin(Merge, (Merge.duplicate_id == recorded.id) & Merge.cancelled_at.is_(None))
        .where(*which, marked, or_(recorded.family_name.is_(None), recorded.same_as_id.is_not(None)))
        .order_by(recorded.same_as_id.is_not(None), func.lower(recorded.given_name), recorded.id)
    ).all()
    return list({row[0].id: _name(*row) for row in rows}.values())


def _name(recorded: Person, role: str, sessions: int, person: Person | None, merge_id: UUID | None) -> Name:
    return Name(
        recorded_id=recorded.id,
        name=recorded.name,
        born_on=recorded.born_on,
        role=role,
        sessions=sessions,
        person_id=person and person.id,
        known_as=person and person.name,
        merge_id=merge_id,
    )
