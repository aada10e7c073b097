"""Who is known on a walk: by the programme, since walks of before belong to no series."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, and_, bindparam, exists, literal, or_, select, tuple_
from sqlalchemy.orm import aliased

from amal_field.attendance.models import Attendance, GroupSession
from amal_field.attendance.queries.held_sessions import took_place
from amal_field.attendance.queries.roster import HELD_ON, SESSION_ID, STARTS
from amal_field.attendance.rules import PARTICIPANT
from amal_field.buddies.rules import walks as rules
from amal_field.dated_settings.queries import setting
from amal_field.db import db
from amal_field.people.models import Person

SINCE = bindparam("walked_since", type_=Date)
THIS = aliased(GroupSession)
OF_PROGRAMME = select(THIS.programme_id).where(THIS.id == SESSION_ID).scalar_subquery()


class Walker(NamedTuple):
    """What a walk knows of somebody: whether they walked before, and the last time; whether they are new in Ghent."""

    person_id: UUID
    new_resident: str | None
    walked: bool
    walked_last: bool


def expected() -> Select[tuple[UUID, int]]:
    """The ids of whoever was at the last held walk before a session, or at one since `walked_since`; none has left."""
    lately = or_(GroupSession.held_on >= SINCE, GroupSession.id.in_(_last_walk()))
    return _walked(lately).add_columns(literal(0)).distinct()


def at_hand() -> Select[tuple[UUID]]:
    """The ids of whoever walked since a day `since`."""
    return _walked(GroupSession.held_on >= bindparam("since", type_=Date))


def values(group_session: GroupSession) -> Mapping[str, Any]:
    """The parameters of `expected`."""
    return {"walked_since": group_session.held_on - timedelta(days=days_on(group_session.held_on))}


def days_on(on: date) -> int:
    """For how many days somebody who walked stands on the roll of a day."""
    return setting(rules.DAYS, on)


def walkers(group_session: GroupSession, person_ids: Collection[UUID]) -> dict[UUID, Walker]:
    """What is known of these people on a walk."""
    this = {"session_id": group_session.id, "held_on": group_session.held_on, "starts": group_session.starts}
    rows = db.session.execute(WALKERS, this | {"person_ids": list(person_ids)})
    return {row.id: Walker(*row) for row in rows}


def person_to_ask(person_id: UUID) -> Person:
    """Somebody on a roll, once their other writers have ended."""
    return db.session.scalars(select(Person).where(Person.id == person_id).with_for_update()).one()


def _earlier() -> tuple[ColumnElement[bool], ...]:
    """Whether a `GroupSession` is a walk of the same programme before the session, and was not called off."""
    before = tuple_(GroupSession.held_on, GroupSession.starts) < tuple_(HELD_ON, STARTS)
    return GroupSession.programme_id == OF_PROGRAMME, ~GroupSession.is_called_off, before


def _last_walk() -> Select[tuple[UUID]]:
    held = select(GroupSession.id).where(*_earlier(), took_place())
    last = held.order_by(GroupSession.held_on.desc(), GroupSession.starts.desc()).limit(1)
    return select(last.subquery().c.id)


def _walked(*conditions: ColumnElement[bool]) -> Select[tuple[UUID]]:
    return (
        select(Attendance.person_id)
        .join(GroupSession, GroupSession.id == Attendance.session_id)
        .where(*_earlier(), *conditions, Attendance.role == PARTICIPANT, Attendance.counts)
    )


def _walks_before() -> Select:
    return (
        select(literal(1))
        .select_from(Attendance)
        .join(GroupSession, GroupSession.id == Attendance.session_id)
        .where(*_earlier(), Attendance.person_id == Person.id, Attendance.role == PARTICIPANT, Attendance.counts)
    )


WALKERS = select(
    Person.id,
    Person.new_resident,
    _walks_before().correlate(Person).exists(),
    exists().where(
        and_(
            Attendance.person_id == Person.id,
            Attendance.role == PARTICIPANT,
            Attendance.counts,
            Attendance.session_id.in_(_last_walk()),
        )
    ),
).where(Person.id.in_(bindparam("person_ids", expanding=True)))
"""What each tap on the roll of a walk asks, made once, in one statement."""
