"""The sessions of the desk that are to come, who is invited to them, and whom their rolls expect."""

from datetime import date, time
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import BindParameter, Date, Select, bindparam, func, literal, select

from amal_field.attendance.models import GroupSession, Programme
from amal_field.attendance.queries.roster import SESSION_ID
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.reception_desk.models import SessionInvitation
from amal_field.reception_desk.rules.words import KINDS_OF_SESSIONS

MOST_NEXT = 4
"""How many of the next sessions a file offers."""


class NextSession(NamedTuple):
    """A session to which somebody may be invited; `kind`: that of its programme."""

    id: UUID
    held_on: date
    starts: time
    place: str | None
    kind: str


def next_sessions(today: date) -> list[NextSession]:
    """The next sessions of information and meetings, from today, in their order."""
    return [NextSession(*row) for row in db.session.execute(_next_sessions(), {"today": today})]


def session_to_invite(session_id: UUID, today: date) -> GroupSession | None:
    """A session to which somebody may be invited today."""
    return db.session.scalar(
        select(GroupSession)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .where(GroupSession.id == session_id, *_to_come(today))
    )


def invitation_of(person_id: UUID, session_id: UUID) -> SessionInvitation | None:
    """The invitation of a person to a session that stands."""
    same = (SessionInvitation.person_id == person_id, SessionInvitation.session_id == session_id)
    return db.session.scalar(select(SessionInvitation).where(*same, SessionInvitation.stands))


def expected() -> Select[tuple[UUID, int]]:
    """The ids of whoever is invited to a session, for its roll."""
    return (
        select(SessionInvitation.person_id, literal(0))
        .join(Person, Person.id == SessionInvitation.person_id)
        .where(SessionInvitation.session_id == SESSION_ID, SessionInvitation.stands, ~Person.is_duplicate)
    )


def invitations_version() -> str:
    """Changes whenever somebody is invited, or not any more."""
    last = (func.max(column) for column in (SessionInvitation.recorded_at, SessionInvitation.cancelled_at))
    return "/".join(str(at) for at in db.session.execute(select(*last)).one())


@cache
def _next_sessions() -> Select:
    return (
        select(GroupSession.id, GroupSession.held_on, GroupSession.starts, GroupSession.place, Programme.kind)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .where(*_to_come(bindparam("today", type_=Date)))
        .order_by(GroupSession.held_on, GroupSession.starts, GroupSession.id)
        .limit(MOST_NEXT)
    )


def _to_come(today: date | BindParameter) -> tuple:
    return (Programme.kind.in_(KINDS_OF_SESSIONS), GroupSession.held_on >= today, ~GroupSession.is_called_off)
