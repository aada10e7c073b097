"""Who is expected at a session: the regulars of its series, or whom a room tells of.

A room that knows better who will come offers a `Source` for a kind of programme; `rooms.py` joins it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, false, literal, select, tuple_

from amal_field.attendance.models import Attendance, GroupSession, Programme
from amal_field.attendance.rules import PARTICIPANT, births_between
from amal_field.db import db
from amal_field.people.models import Person

LAST_SESSIONS = 6
"""Who was at one of so many last sessions of the series is expected at the next."""


@dataclass(frozen=True)
class Source:
    """Who a room expects.

    `expected`: a select of person ids for a session, and for each 1 where the person has left meanwhile, else 0.
    `version` changes whenever that may give another answer; it is asked at each poll, so one statement.
    """

    expected: Callable[[GroupSession], Select[tuple[UUID, int]]]
    version: Callable[[], str]


SOURCES: dict[str, Source] = {}
"""Kind of programme → who is expected; every other kind expects its regulars."""


def expected(session: GroupSession, programme: Programme) -> Select[tuple[UUID, int]]:
    """Who is expected at a session, between the ages of its programme."""
    found = _source(programme).expected(session)
    if programme.least_age is None and programme.most_age is None:
        return found
    some = found.subquery()
    born = Person.born_on.between(*births_between(programme.least_age, programme.most_age, session.held_on))
    return select(*some.c).join(Person, Person.id == some.c[0]).where(born)


def expects(session: GroupSession, programme: Programme, person_id: UUID) -> bool:
    """Whether somebody is expected at a session."""
    found = expected(session, programme).subquery()
    return db.session.execute(select(found.c[0]).where(found.c[0] == person_id).limit(1)).first() is not None


def version(programme: Programme) -> str:
    """Changes whenever others may be expected."""
    return _source(programme).version()


def _source(programme: Programme) -> Source:
    return SOURCES.get(programme.kind, REGULARS)


def _regulars(session: GroupSession) -> Select[tuple[UUID, int]]:
    """Who took part in the last sessions of the series; without a series nobody is expected."""
    before = tuple_(GroupSession.held_on, GroupSession.starts) < tuple_(session.held_on, session.starts)
    last = (
        select(GroupSession.id)
        .where(GroupSession.series_id == session.series_id, GroupSession.called_off_at.is_(None), before)
        .order_by(GroupSession.held_on.desc(), GroupSession.starts.desc())
        .limit(LAST_SESSIONS)
    )
    return (
        select(Attendance.person_id, literal(0))
        .where(
            false() if session.series_id is None else Attendance.session_id.in_(select(last.subquery().c.id)),
            Attendance.role == PARTICIPANT,
            Attendance.cancelled_at.is_(None),
        )
        .distinct()
    )


REGULARS = Source(_regulars, lambda: "")
