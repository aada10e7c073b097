"""What sessions tell the annual figures: the facts, read in two statements for all programmes and years, how a figure
is read from them, (`domain.md` I.1); `figure_rows` has the rows behind it.

A session that was called off never counts, a helper is no participant, a head count has no name and so never makes
somebody unique. A session that is past, of which nothing was noted, is in doubt.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import FromClause, Select, case, extract, func, select

from amal_field.attendance.queries.held_sessions import (
    Held,
    by_series,
    in_time,
    people_at,
    sessions_of,
)
from amal_field.attendance.rules import PARTICIPANT
from amal_field.figures.figure import Base, Doubt, Facts, Reading, YearSpan, by_month, mean
from amal_field.figures.queries.years import ask, grouped
from amal_field.people.models import Person

Read = Callable[[Facts], Reading]


@dataclass
class Sessions:
    """Those of a programme in a year: what was held, in order of time, and what is past of which nobody knows."""

    held: list[Held] = field(default_factory=list)
    unnoted: list[Held] = field(default_factory=list)


@dataclass(frozen=True)
class PeopleThere:
    """How many people were at sessions of a programme in a role: by the month of their first, by what they say of
    themselves, and whether they became volunteers in that year or are students on placement; those of whom every row is
    disputed apart."""

    programme: str
    role: str
    month: int
    new_resident: str | None
    began: int
    student: int
    is_sure: bool
    number: int


def sessions(spans: Sequence[YearSpan]) -> dict[int, dict[str, Sessions]]:
    """Year → programme → its sessions, in one statement."""
    rows = ask(sessions_of, spans)
    by_year: dict[int, dict[str, Sessions]] = {}
    today = {span.year: span.today for span in spans}
    for year, those in grouped(spans, rows, Held).items():
        by_year[year] = defaultdict(Sessions)
        for one in in_time(those):
            if one.was_held:
                by_year[year][one.programme].held.append(one)
            elif one.held_on < today[year]:
                by_year[year][one.programme].unnoted.append(one)
    return by_year


def people_there(spans: Sequence[YearSpan]) -> dict[int, list[PeopleThere]]:
    """Year → how many people were where, in one statement."""
    return grouped(spans, ask(_people_there, spans), PeopleThere)


def _people_there(years: FromClause) -> Select:
    there = people_at(years).subquery()
    parts = [
        there.c.year,
        there.c.programme,
        there.c.role,
        extract("month", there.c.day),
        Person.new_resident,
        case((Person.volunteer_since_on.between(there.c.first, there.c.last), 1), else_=0),
        case((Person.student_at.is_not(None), 1), else_=0),
        there.c.sure,
    ]
    return select(*parts, func.count()).join(Person, Person.id == there.c.person_id).group_by(*parts)


def of(facts: Facts, programme: str, kind: str | None = None) -> list[Held]:
    """The held sessions of a programme, of one kind or of all."""
    return [one for one in facts[sessions][programme].held if kind in (None, one.kind)]


def held_count(programme: str, kind: str | None = None) -> Read:
    """How many sessions were held; those of which nobody knows may be more."""

    def read(facts: Facts) -> Reading:
        those = of(facts, programme, kind)
        unnoted = sum(kind in (None, one.kind) for one in facts[sessions][programme].unnoted)
        doubts = (Doubt("unnoted", unnoted, len(those), len(those) + unnoted),) if unnoted else ()
        return Reading(len(those), None, by_month((one.held_on.month, 1) for one in those), doubts)

    return read


def attendances(programme: str) -> Read:
    """How many took part over all sessions, with a name or without."""

    def read(facts: Facts) -> Reading:
        those = of(facts, programme)
        months = by_month((one.held_on.month, one.participants) for one in those)
        disputed = sum(one.disputed for one in (*those, *facts[sessions][programme].unnoted))
        return Reading(sum(months), Base("sessions", len(those)), months, _disputed(disputed, sum(months)))

    return read


def told_by(programme: str, tell: Callable[[list[Held]], Any]) -> Read:
    """What `tell` makes of the held sessions of a programme, with their number by month. Who is disputed may move a
    number; of a list it is not told by how much."""

    def read(facts: Facts) -> Reading:
        those = of(facts, programme)
        value, disputed, doubts = tell(those), sum(one.disputed for one in those), ()
        settled = tell([replace(one, named=one.named + one.disputed) for one in those]) if disputed else value
        if settled != value and isinstance(value, int | float):
            doubts = (Doubt("disputed", disputed, min(value, settled), max(value, settled)),)
        months = by_month((one.held_on.month, 1) for one in those)
        return Reading(value, Base("sessions", len(those)), months, doubts)

    return read


def told_by_series(programme: str, tell: Callable[[list[Held]], Any]) -> Read:
    """The same of each series."""
    return told_by(programme, lambda those: [tell(series) for series in by_series(those)])


def series_count(programme: str) -> Read:
    """How many series had a session, each in the month of its first."""

    def read(facts: Facts) -> Reading:
        those = of(facts, programme)
        firsts = [series[0].held_on.month for series in by_series(those)]
        return Reading(len(firsts), Base("sessions", len(those)), by_month((month, 1) for month in firsts))

    return read


def people(programme: str, role: str, keep: Callable[[PeopleThere], bool] = bool) -> Read:
    """How many people were there in this role, each once, in the month of their first time."""

    def read(facts: Facts) -> Reading:
        groups = [one for one in facts[people_there] if (one.programme, one.role) == (programme, role) and keep(one)]
        months = by_month((one.month, one.number) for one in groups if one.is_sure)
        disputed = sum(one.number for one in groups if not one.is_sure)
        base = _attendances(of(facts, programme)) if role == PARTICIPANT else None
        return Reading(sum(months), base, months, _disputed(disputed, sum(months)))

    return read


def _disputed(number: int, value: int) -> tuple[Doubt, ...]:
    return (Doubt("disputed", number, value, value + number),) if number else ()


def _attendances(those: list[Held]) -> Base:
    there = sum(one.participants for one in those)
    return Base("attendances", there, there - sum(one.named for one in those))


def mean_of(those: list[Held]) -> float | None:
    """The mean number of participants of some sessions."""
    return mean(sum(one.participants for one in those), len(those))


def mean_of_children(those: list[Held]) -> float | None:
    """The mean number of children of some sessions; the head count of others is left out."""
    return mean(sum(one.children for one in those), len(those))


def per_week(those: list[Held]) -> float | None:
    """Sessions in each week, Monday to Sunday, that has one."""
    return mean(len(those), len({one.week for one in those}))


def lowest_and_highest(counts: list[int]) -> list[int]:
    """The smallest and the largest of some counts; nothing of none."""
    return [min(counts), max(counts)] if counts else []
