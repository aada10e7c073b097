"""Who sits where at which level, and how long people practised."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    Select,
    String,
    bindparam,
    cast,
    extract,
    func,
    null,
    select,
    union_all,
)

from amal_field.attendance.models import Attendance, GroupSession, Programme, Series
from amal_field.attendance.rules import PARTICIPANT
from amal_field.conversation_tables.models import TableLevel, TableSeat
from amal_field.conversation_tables.rules import PRACTICE
from amal_field.db import db, on_page, page_of
from amal_field.people.models import Person
from amal_field.people.queries.people import person_ids_named, words_of


@dataclass(frozen=True)
class Attended:
    """A session at which somebody was; `programme` is a code, `minutes` how long it lasted."""

    held_on: date
    starts: time
    ends: time
    programme: str
    series: str | None
    minutes: int


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


def practised(first: date, last: date, text: str | None, *, page: int = 1) -> tuple[list[Row], bool]:
    """People with the minutes and sessions that they practised between two days, the most first, a page of them, and
    whether there are more; of a search those who are called so."""
    wanted = (
        select(Person, func.sum(_minutes()).label("minutes"), func.count().label("sessions"))
        .join(Attendance, Attendance.person_id == Person.id)
        .join(GroupSession, GroupSession.id == Attendance.session_id)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .where(*_practice(first, last))
        .group_by(Person.id)
        .order_by(func.sum(_minutes()).desc(), Person.sort_key, Person.id)
    )
    words, _common = words_of(text or "")
    if words:
        wanted = wanted.where(Person.id.in_(person_ids_named(words)))
    return page_of(db.session.execute(on_page(wanted, page)).all())


def practiser(person_id: UUID) -> Person | None:
    """Somebody who took part in a programme of practice once."""
    wanted = select(Attendance.person_id).where(Attendance.role == PARTICIPANT, Attendance.stands)
    return db.session.scalar(select(Person).where(Person.id == person_id, Person.id.in_(wanted)))


def attended(person: Person, first: date, last: date) -> list[Attended]:
    """The sessions of practice at which somebody was between two days, in order of time."""
    rows = db.session.execute(_attended(person, first, last))
    return [Attended(*row) for row in rows]


def _attended(person: Person, first: date, last: date) -> Select:
    facts = (GroupSession.held_on, GroupSession.starts, GroupSession.ends, Programme.code, Series.name, _minutes())
    return (
        select(*facts)
        .join(Attendance, Attendance.session_id == GroupSession.id)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .outerjoin(Series, Series.id == GroupSession.series_id)
        .where(Attendance.person_id == person.id, *_practice(first, last))
        .order_by(GroupSession.held_on, GroupSession.starts, GroupSession.id)
    )


def _practice(first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Attendance.role == PARTICIPANT,
        Attendance.stands,
        ~GroupSession.is_called_off,
        GroupSession.held_on.between(first, last),
        Programme.kind.in_(PRACTICE),
    )


def _minutes() -> ColumnElement[int]:
    """How long a `GroupSession` lasts."""
    hours = extract("hour", GroupSession.ends) - extract("hour", GroupSession.starts)
    return hours * 60 + extract("minute", GroupSession.ends) - extract("minute", GroupSession.starts)
