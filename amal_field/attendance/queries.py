"""The sessions that a user may see: those at which she helps, those that a room brings into her sight, or all.

A room adds to `SCOPES` in `rooms.py` what the holders of a permission see beside their own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, false, func, or_, select, true
from sqlalchemy.orm import with_expression

from amal_field.attendance.models import (
    Attendance,
    GroupSession,
    Programme,
    Series,
    SeriesHelper,
    SessionHelper,
)
from amal_field.attendance.rules import PARTICIPANT
from amal_field.db import db
from amal_field.permissions import Permission

SCOPES: list[tuple[Permission, Callable[[date], ColumnElement[bool]]]] = [
    (Permission.SESSIONS_PLAN, lambda today: true()),
]
"""Permission → which sessions its holder may see today."""


@dataclass(frozen=True)
class SessionLine:
    """A session as a list shows it; `programme` is the code, `present` who took part by name."""

    id: UUID
    programme: str
    series: str | None
    kind: str | None
    held_on: date
    starts: time
    ends: time
    place: str | None
    called_off_at: datetime | None
    called_off_reason: str | None
    present: int


class Found(NamedTuple):
    """A session, its programme, and the name of its series."""

    session: GroupSession
    programme: Programme
    series: str | None


def session_for(user, session_id: UUID, *, today: date) -> Found | None:
    """A session, if this user may see it; a stranger's is None."""
    row = db.session.execute(
        select(GroupSession, Programme, Series.name)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .outerjoin(Series, Series.id == GroupSession.series_id)
        .where(GroupSession.id == session_id, in_sight(user, today))
        .options(with_expression(GroupSession.linked, _linked()))
    ).one_or_none()
    return Found(*row) if row else None


def sessions_for(user, day: date) -> list[SessionLine]:
    """The sessions of a day that this user may see on that day, in order of time."""
    return _lines(GroupSession.held_on == day, in_sight(user, day))


def next_sessions_for(user, day: date, *, days: int, most: int) -> list[SessionLine]:
    """Those of the days after, at most so many."""
    ahead = GroupSession.held_on.between(day + timedelta(days=1), day + timedelta(days=days))
    return _lines(ahead, in_sight(user, day), most=most)


def in_sight(user, today: date) -> ColumnElement[bool]:
    """Whether this user may see a `GroupSession`."""
    return or_(own(user), *(scope(today) for permission, scope in SCOPES if user.may(permission)))


def own(user) -> ColumnElement[bool]:
    """Whether this user helps at a `GroupSession`: at that one, or at each of its series."""
    if user.person_id is None:
        return false()
    return or_(
        GroupSession.id.in_(select(SessionHelper.session_id).where(SessionHelper.person_id == user.person_id)),
        GroupSession.series_id.in_(select(SeriesHelper.series_id).where(SeriesHelper.person_id == user.person_id)),
    )


def _linked() -> ColumnElement[int]:
    """How many rows of a `GroupSession` were recorded for somebody who turned out to be another person."""
    return (
        select(func.count())
        .where(Attendance.session_id == GroupSession.id, Attendance.person_id != Attendance.recorded_person_id)
        .correlate(GroupSession)
        .scalar_subquery()
    )


def _lines(*conditions: Any, most: int | None = None) -> list[SessionLine]:
    present = (
        select(func.count())
        .where(
            Attendance.session_id == GroupSession.id,
            Attendance.role == PARTICIPANT,
            Attendance.cancelled_at.is_(None),
        )
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(
            GroupSession.id,
            Programme.code,
            Series.name,
            GroupSession.kind,
            GroupSession.held_on,
            GroupSession.starts,
            GroupSession.ends,
            GroupSession.place,
            GroupSession.called_off_at,
            GroupSession.called_off_reason,
            present,
        )
        .join(Programme, Programme.id == GroupSession.programme_id)
        .outerjoin(Series, Series.id == GroupSession.series_id)
        .where(*conditions)
        .order_by(GroupSession.held_on, GroupSession.starts, GroupSession.id)
        .limit(most)
    )
    return [SessionLine(*row) for row in rows]
