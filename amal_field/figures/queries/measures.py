"""What a configured figure can count: the measures that rooms offer, and one statement for all figures of a page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import FromClause, Select, extract, func, literal, select, union_all

from amal_field.db import db
from amal_field.figures.figure import COUNT, FACTS, MEAN, RANGE, SHARE, Base, Reading, YearSpan, by_month, mean, share
from amal_field.figures.queries.years import days_of, years_of

Filters = Mapping[str, str]
Choices = Callable[[], Sequence[tuple[str, Any]]]
Counted = list[tuple[int, int, int]]
"""Month, number, whole."""


@dataclass(frozen=True)
class Measure:
    """One way of counting. `counted`: a select of year, month, number and whole, from a table of years and the filters;
    `filters`: by name, what may be chosen: value and label; `needs`: the one that must be chosen. `unit` and `subject`
    as of a figure."""

    code: str
    counted: Callable[[FromClause, Filters], Select]
    filters: Mapping[str, Choices]
    unit: str = COUNT
    subject: str = FACTS
    needs: str | None = None

    def reading(self, rows: Counted) -> Reading:
        """What these rows tell."""
        if self.unit == RANGE:
            numbers = [number for _month, number, _whole in rows]
            return Reading([min(numbers), max(numbers)] if numbers else [], Base("sessions", len(rows)))
        months = by_month((month, number) for month, number, _whole in rows)
        whole = sum(whole for _month, _number, whole in rows)
        if self.unit == MEAN:
            return Reading(mean(sum(months), whole), Base("sessions", whole))
        if self.unit == SHARE:
            return share(sum(months), whole, (), kind="assignments", doubt="answers")
        return Reading(sum(months), months=months)


MEASURES: dict[str, Sequence[Measure]] = {}
"""Room → the measures that it offers."""


def measures() -> dict[str, Measure]:
    """Every measure that a room offers, by its code."""
    return {one.code: one for one in chain.from_iterable(MEASURES.values())}


def monthly(rows: FromClause, number: Any = None, whole: Any = 0) -> Select:
    """The months of rows with a `year` and a `day`: how many, or the sum that is told."""
    month = extract("month", rows.c.day)
    told = func.count() if number is None else func.sum(number)
    whole = literal(whole) if isinstance(whole, int) else whole
    return select(rows.c.year, month.label("month"), told.label("number"), whole.label("whole")).group_by(
        rows.c.year, month
    )


def firsts(rows: FromClause, key: Any) -> FromClause:
    """Each key of rows once, on its first day."""
    return (
        select(rows.c.year, key.label("key"), func.min(rows.c.day).label("day"))
        .where(key.is_not(None))
        .group_by(rows.c.year, key)
        .subquery()
    )


def readings_of(wanted: Iterable[tuple[str, Measure, Filters]], span: YearSpan) -> dict[str, Reading]:
    """Code → reading of a year, all in one statement."""
    wanted, years = list(wanted), years_of(1)
    parts = []
    for code, measure, filters in wanted:
        rows = measure.counted(years, filters).subquery()
        parts.append(select(literal(code), rows.c.month, rows.c.number, rows.c.whole))
    counted: dict[str, Counted] = {code: [] for code, _measure, _filters in wanted}
    if parts:
        for code, month, number, whole in db.session.execute(union_all(*parts), days_of([span])):
            counted[code].append((int(month), int(number or 0), int(whole or 0)))
    return {code: measure.reading(counted[code]) for code, measure, _filters in wanted}
