"""Assignments of interpreters as lists show them, who interprets now, and what was asked for in vain."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row, Select, case, extract, func, select
from sqlalchemy.orm import joinedload

from amal_field.clock import year_days
from amal_field.db import db, on_page, page_of
from amal_field.people.models import Person
from amal_field.people.queries.lines import NAMED_BY, PersonInLine
from amal_field.people.rules import distinct_names
from amal_field.reception_desk import rules
from amal_field.reception_desk.models import InterpreterAssignment, InterpreterHours
from amal_field.reception_desk.rules.words import DONE, REQUESTED

COLUMNS = ("id", "day", "starts", "ends", "language", "manner", "tier", "purpose", "state", "minutes", "person_id")
MOST_HOURS = 500
MOST_VOLUNTEERS = 500


class AssignmentLine(NamedTuple):
    """An assignment as a line of a list says it, with the name of whom it is for."""

    id: UUID
    day: date
    starts: time | None
    ends: time | None
    language: str
    manner: str
    tier: str
    purpose: str | None
    state: str
    minutes: int | None
    person_id: UUID | None
    person: PersonInLine | None

    @property
    def planned(self) -> int | None:
        """How many minutes it was asked for."""
        return rules.assignments.planned_minutes(self.starts, self.ends)

    def begun(self, at: datetime) -> bool:
        """Whether it was to begin by then."""
        return rules.assignments.has_begun(self.day, self.starts, at)

    def steps(self, *, begun: bool) -> tuple[str, ...]:
        """What can be said of it before and once it was to begin."""
        return rules.assignments.steps_from(self.state, begun=begun)


@dataclass(frozen=True)
class UnmetLine:
    """How often a language was asked for in vain in a month, by what became of it."""

    language: str
    month: int
    by_state: dict[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.by_state.values())


def coming(today: date, *, page: int | None) -> tuple[list[AssignmentLine], bool]:
    """A page of those that are open: what waits for an answer first, each in the order of the days; and whether more
    follow."""
    waits_first = case((InterpreterAssignment.state == REQUESTED, 0), else_=1)
    ordered = (InterpreterAssignment.day, InterpreterAssignment.starts, InterpreterAssignment.id)
    wanted = _lines().where(InterpreterAssignment.is_coming(_open_since(today))).order_by(waits_first, *ordered)
    return page_of([_line(row) for row in db.session.execute(on_page(wanted, page))], page)


def past(
    today: date, *, language: str | None, state: str | None, page: int | None
) -> tuple[list[AssignmentLine], bool]:
    """A page of all others, the last first, of one language or in one state if these are given."""
    wanted = _lines().where(~InterpreterAssignment.is_coming(_open_since(today)))
    if language:
        wanted = wanted.where(InterpreterAssignment.language == language)
    if state:
        wanted = wanted.where(InterpreterAssignment.state == state)
    wanted = wanted.order_by(InterpreterAssignment.day.desc(), InterpreterAssignment.id.desc())
    return page_of([_line(row) for row in db.session.execute(on_page(wanted, page))], page)


def line_of(assignment_id: UUID) -> AssignmentLine | None:
    """One assignment as a line says it."""
    row = db.session.execute(_lines().where(InterpreterAssignment.id == assignment_id)).one_or_none()
    return row and _line(row)


def is_coming(assignment: InterpreterAssignment, today: date) -> bool:
    """Whether it stands in the list of those to come."""
    return assignment.is_coming(_open_since(today))


def assignment(assignment_id: UUID, *, locked: bool) -> InterpreterAssignment | None:
    """The assignment with this key; `locked`: once its other writers have ended."""
    wanted = select(InterpreterAssignment).where(InterpreterAssignment.id == assignment_id)
    return db.session.scalar(wanted.with_for_update() if locked else wanted)


def names_in(lines: Sequence[AssignmentLine]) -> dict[UUID, str]:
    """Whom these are for, by key; people who share a name are told apart."""
    return distinct_names({line.person_id: line.person for line in lines if line.person})


def unmet(year: int, at: datetime) -> list[UnmetLine]:
    """How often an interpreter was asked for in vain in a year, by language and month."""
    month = extract("month", InterpreterAssignment.day)
    wanted = (
        select(InterpreterAssignment.language, month, InterpreterAssignment.state, func.count())
        .where(InterpreterAssignment.stands, InterpreterAssignment.day.between(*year_days(year)))
        .where(InterpreterAssignment.is_unmet(at))
        .group_by(InterpreterAssignment.language, month, InterpreterAssignment.state)
        .order_by(InterpreterAssignment.language, month, InterpreterAssignment.state)
    )
    lines: dict[tuple[str, int], UnmetLine] = {}
    for language, number, state, count in db.session.execute(wanted):
        lines.setdefault((language, int(number)), UnmetLine(language, int(number), {})).by_state[state] = count
    return list(lines.values())


def done_in(year: int) -> int:
    """How many were done in a year, for whatever service."""
    done = (InterpreterAssignment.stands, InterpreterAssignment.state == DONE)
    return db.session.scalar(
        select(func.count(InterpreterAssignment.id)).where(*done, InterpreterAssignment.day.between(*year_days(year)))
    )


def weekly_hours(language: str | None) -> list[InterpreterHours]:
    """When volunteers interpret, in the order of the week; of one language if it is given."""
    wanted = (
        select(InterpreterHours)
        .where(InterpreterHours.stands)
        .options(joinedload(InterpreterHours.person))
        .order_by(InterpreterHours.weekday, InterpreterHours.starts, InterpreterHours.id)
        .limit(MOST_HOURS)
    )
    return list(db.session.scalars(wanted.where(InterpreterHours.language == language) if language else wanted))


def hours(hours_id: UUID) -> InterpreterHours | None:
    """The hours with this key, once their other writers have ended."""
    return db.session.scalar(
        select(InterpreterHours).where(InterpreterHours.id == hours_id).with_for_update(of=InterpreterHours)
    )


def volunteers() -> list[Person]:
    """Whoever is known as a volunteer, by name: of these some interpret."""
    wanted = select(Person).where(Person.volunteer_since_on.is_not(None), ~Person.is_duplicate)
    return list(db.session.scalars(wanted.order_by(Person.sort_key, Person.id).limit(MOST_VOLUNTEERS)))


def _open_since(today: date) -> date:
    return today - timedelta(days=rules.assignments.LEFT_OPEN_DAYS)


def _lines() -> Select[Any]:
    columns = (getattr(InterpreterAssignment, name) for name in COLUMNS)
    return (
        select(*columns, *NAMED_BY)
        .outerjoin(Person, Person.id == InterpreterAssignment.person_id)
        .where(InterpreterAssignment.stands)
    )


def _line(row: Row) -> AssignmentLine:
    person = PersonInLine(*row[-len(NAMED_BY) :]) if row.person_id else None
    return AssignmentLine(*row[: -len(NAMED_BY)], person)
