"""Sessions of some kinds of programme, and who came to them: for a room that brings no others into sight."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select

from amal_field.attendance.models import Attendance, GroupSession, Programme


def is_of(kinds: Collection[str]) -> ColumnElement[bool]:
    """Whether a `GroupSession` is one of these kinds, of whatever day."""
    return GroupSession.programme_id.in_(select(Programme.id).where(Programme.kind.in_(kinds)))


def came_to(kinds: Collection[str]) -> Select[tuple[UUID]]:
    """The keys of who came to one of them."""
    return (
        select(Attendance.person_id)
        .join(GroupSession, GroupSession.id == Attendance.session_id)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .where(Programme.kind.in_(kinds), Attendance.stands)
    )
