"""The sessions that a user may see: those at which she helps, those that a room brings into her sight, or all.

Each room says what the holders of a permission see beside their own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache
from itertools import chain
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    ScalarSelect,
    Select,
    bindparam,
    false,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.orm import with_expression

from amal_field.attendance.models import (
    Attendance,
    GroupSession,
    Programme,
    Series,
    SeriesHelper,
    SessionHelper,
)
from amal_field.attendance.queries.kept_elsewhere import has_roll
from amal_field.attendance.rules import PARTICIPANT
from amal_field.db import db
from amal_field.permissions import Permission

Scope = Callable[[date | BindParameter], ColumnElement[bool]]
"""Which sessions somebody may see today."""
SESSION_SIGHT: dict[str, Sequence[tuple[Permission, Scope]]] = {}
"""Room → permissions, each with what its holder may see."""
PLANS: dict[str, Sequence[tuple[Permission, Sequence[str]]]] = {}
"""Room → permissions, each with the kinds of programme of which its holder plans the sessions. Who holds
`SESSIONS_PLAN` plans those of every kind."""


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
    is_called_off: bool
    called_off_reason: str | None
    present: int


class SessionContext(NamedTuple):
    """A session, its programme, and the name of its series."""

    session: GroupSession
    programme: Programme
    series: str | None


def session_for(user, session_id: UUID, *, today: date) -> SessionContext | None:
    """A session, if this user may see it; a stranger's is None, and so is one of which another room keeps the list."""
    row = db.session.execute(_one(*sight_of(user)), {"session_id": session_id} | values_of(user, today)).one_or_none()
    return SessionContext(*row) if row else None


def sessions_for(user, day: date) -> list[SessionLine]:
    """The sessions of a day that this user may see on that day, in order of time."""
    return _lines(GroupSession.held_on == day, in_sight(user, day))


def next_sessions_for(user, day: date, *, days: int, most: int) -> list[SessionLine]:
    """Those of the days after, at most so many."""
    ahead = GroupSession.held_on.between(day + timedelta(days=1), day + timedelta(days=days))
    return _lines(ahead, in_sight(user, day), most=most)


def plans(user, programme: Programme) -> bool:
    """Whether this user plans the sessions of a programme."""
    kinds = kinds_planned_by(user)
    return kinds is None or programme.kind in kinds


def kinds_planned_by(user) -> frozenset[str] | None:
    """The kinds of programme of which this user plans the sessions; None is every kind."""
    if user.may(Permission.SESSIONS_PLAN):
        return None
    own = (kinds for permission, kinds in chain.from_iterable(PLANS.values()) if user.may(permission))
    return frozenset(chain.from_iterable(own))


def in_sight(user, today: date) -> ColumnElement[bool]:
    """Whether this user may see a `GroupSession`."""
    return _sight(_scopes(user), user.person_id, today)


def sight_of(user) -> tuple[tuple[Scope, ...], bool]:
    """What a user sees sessions by: those that rooms bring, and whether she may help at some. Of it `sight_by` makes
    the condition for statements that are made once."""
    return _scopes(user), user.person_id is not None


def sight_by(scopes: tuple[Scope, ...], helps: bool) -> ColumnElement[bool]:
    """Whether who sees by this may see a `GroupSession`, for the values of `values_of`."""
    return _sight(scopes, bindparam("person_id") if helps else None, bindparam("today", type_=Date))


def values_of(user, today: date) -> dict[str, Any]:
    """The parameters of `sight_by`."""
    return {"person_id": user.person_id, "today": today}


def own(user) -> ColumnElement[bool]:
    """Whether this user helps at a `GroupSession`: at that one, or at each of its series."""
    return false() if user.person_id is None else _helps(user.person_id)


def every_session(today: date | BindParameter) -> ColumnElement[bool]:
    """The sight of who plans."""
    return true()


def _scopes(user) -> tuple[Scope, ...]:
    return tuple(scope for permission, scope in chain.from_iterable(SESSION_SIGHT.values()) if user.may(permission))


def _sight(
    scopes: tuple[Scope, ...], person_id: UUID | BindParameter | None, today: date | BindParameter
) -> ColumnElement[bool]:
    return or_(false() if person_id is None else _helps(person_id), *(scope(today) for scope in scopes))


def _helps(person_id: UUID | BindParameter) -> ColumnElement[bool]:
    return or_(
        GroupSession.id.in_(select(SessionHelper.session_id).where(SessionHelper.person_id == person_id)),
        GroupSession.series_id.in_(select(SeriesHelper.series_id).where(SeriesHelper.person_id == person_id)),
    )


@cache
def _one(scopes: tuple[Scope, ...], helps: bool) -> Select:
    """The statement of `session_for`, made once for those who see these sessions, and may help or not."""
    return (
        select(GroupSession, Programme, Series.name)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .outerjoin(Series, Series.id == GroupSession.series_id)
        .where(GroupSession.id == bindparam("session_id"), has_roll(), sight_by(scopes, helps))
        .options(with_expression(GroupSession.linked, _linked()))
    )


def _linked() -> ColumnElement[int]:
    """How many rows of a `GroupSession` were recorded for somebody who turned out to be another person."""
    return (
        select(func.count())
        .where(Attendance.session_id == GroupSession.id, Attendance.person_id != Attendance.recorded_person_id)
        .correlate(GroupSession)
        .scalar_subquery()
    )


def named_participants() -> ScalarSelect[int]:
    """How many took part by name in a `GroupSession`."""
    return (
        select(func.count())
        .where(
            Attendance.session_id == GroupSession.id,
            Attendance.role == PARTICIPANT,
            Attendance.counts,
        )
        .scalar_subquery()
    )


def disputed_participants() -> ScalarSelect[int]:
    """How many more a `GroupSession` would have once somebody has looked at what came late."""
    late = (Attendance.session_id == GroupSession.id, Attendance.role == PARTICIPANT)
    return select(func.count()).where(*late, Attendance.stands, Attendance.is_disputed).scalar_subquery()


def _lines(*conditions: Any, most: int | None = None) -> list[SessionLine]:
    present = named_participants()
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
            GroupSession.is_called_off,
            GroupSession.called_off_reason,
            present,
        )
        .join(Programme, Programme.id == GroupSession.programme_id)
        .outerjoin(Series, Series.id == GroupSession.series_id)
        .where(has_roll(), *conditions)
        .order_by(GroupSession.held_on, GroupSession.starts, GroupSession.id)
        .limit(most)
    )
    return [SessionLine(*row) for row in rows]
