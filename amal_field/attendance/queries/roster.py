"""Who is expected at a session: the regulars of its series, or whom a room tells of.

A room that knows better who will come offers a `Source` for a kind of programme.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Select, Time, bindparam, literal, select, tuple_

from amal_field.attendance.models import Attendance, GroupSession, Programme
from amal_field.attendance.rules import PARTICIPANT, births_between
from amal_field.people.models import Person

SESSION_ID, SERIES_ID = bindparam("session_id"), bindparam("series_id")
HELD_ON, STARTS = bindparam("held_on", type_=Date), bindparam("starts", type_=Time)
BORN_FROM, BORN_UNTIL = bindparam("born_from"), bindparam("born_until")
"""What the statements of a roll know of a session; made anew for each tap they took half its time."""
LAST_SESSIONS = 6
"""Who was at one of so many last sessions of the series is expected at the next."""


@dataclass(frozen=True)
class Source:
    """Who a room expects.

    `expected`: makes the select of person ids for a session (`SESSION_ID`, `SERIES_ID`, `HELD_ON`, `STARTS`), and for
    each 1 where the person has left meanwhile, else 0; it is made once. `version` changes whenever that may give
    another answer; it is asked at each poll, so one statement. `booked`: the ids of whoever has said that they come,
    where a room knows that. `places`: the ids of who is there now, each with where. `at_hand`: the ids of whoever came
    there since a day `since`, who are asked about by a first name. `values`: parameters of its own that these
    statements take, by session.
    """

    expected: Callable[[], Select[tuple[UUID, int]]]
    version: Callable[[], str]
    booked: Callable[[], Select[tuple[UUID]]] | None = None
    places: Callable[[], Select[tuple[UUID, int]]] | None = None
    at_hand: Callable[[], Select[tuple[UUID]]] | None = None
    values: Callable[[GroupSession], Mapping[str, Any]] = lambda group_session: {}


SOURCES: dict[str, Mapping[str, Source]] = {}
"""Room → kind of programme → who is expected; every other kind expects its regulars."""


def source_of(programme: Programme) -> Source:
    """What tells who is expected at the sessions of a programme."""
    return source_of_kind(programme.kind)


def source_of_kind(kind: str) -> Source:
    """What tells who is expected at the sessions of the programmes of a kind."""
    return next((sources[kind] for sources in SOURCES.values() if kind in sources), REGULARS)


def expected(source: Source, *, aged: bool) -> Select[tuple[UUID, int]]:
    """Who is expected at a session, as a source tells; `aged`: between the ages of its programme."""
    expected = source.expected()
    if not aged:
        return expected
    people = expected.subquery()
    return select(*people.c).join(Person, Person.id == people.c[0]).where(Person.born_on.between(BORN_FROM, BORN_UNTIL))


def is_aged(programme: Programme) -> bool:
    """Whether a programme is for some ages."""
    return programme.least_age is not None or programme.most_age is not None


def values(group_session: GroupSession, programme: Programme) -> dict[str, Any]:
    """The parameters of `expected`."""
    born_from, born_until = births_between(programme.least_age, programme.most_age, group_session.held_on)
    return {
        "session_id": group_session.id,
        "series_id": group_session.series_id,
        "held_on": group_session.held_on,
        "starts": group_session.starts,
        "born_from": born_from,
        "born_until": born_until,
        **source_of(programme).values(group_session),
    }


def version(programme: Programme) -> str:
    """Changes whenever others may be expected."""
    return source_of(programme).version()


def _regulars() -> Select[tuple[UUID, int]]:
    """Who took part in the last sessions of the series; without a series nobody is expected."""
    before = tuple_(GroupSession.held_on, GroupSession.starts) < tuple_(HELD_ON, STARTS)
    last = (
        select(GroupSession.id)
        .where(GroupSession.series_id == SERIES_ID, ~GroupSession.is_called_off, before)
        .order_by(GroupSession.held_on.desc(), GroupSession.starts.desc())
        .limit(LAST_SESSIONS)
    )
    return (
        select(Attendance.person_id, literal(0))
        .where(
            Attendance.session_id.in_(select(last.subquery().c.id)),
            Attendance.role == PARTICIPANT,
            Attendance.counts,
        )
        .distinct()
    )


REGULARS = Source(_regulars, lambda: "")
