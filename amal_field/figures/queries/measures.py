"""What a configured figure can count: the measures that rooms offer, and one statement for all figures of a page."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import (
    CompoundSelect,
    FromClause,
    Integer,
    Select,
    String,
    extract,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)

from amal_field.db import db
from amal_field.figures.figure import (
    COUNT,
    FACTS,
    MEAN,
    RANGE,
    SHARE,
    Base,
    Doubt,
    Moves,
    Reading,
    Record,
    YearSpan,
    by_month,
    mean,
    share,
)
from amal_field.figures.queries.years import days_of, years_of

Filters = Mapping[str, str]
Choices = Callable[[], Sequence[tuple[str, Any]]]
MOST_AT_ONCE = 100
"""Of how many figures one statement asks: SQLite takes 500 selects in one."""


class Group(NamedTuple):
    """What the rows of a month add up to that count, or that the same doubt leaves out."""

    month: int
    doubt: str | None
    times: int
    number: int
    least: int
    most: int


@dataclass
class Tally:
    """What was counted of a year: the rows by month, and `base` of which they were: how many, and a part of these."""

    groups: list[Group] = field(default_factory=list)
    base: tuple[int, int | None] | None = None

    @property
    def counted(self) -> list[Group]:
        """What counts."""
        return [group for group in self.groups if group.doubt is None]

    def of(self, doubt: str) -> list[Group]:
        """What a doubt leaves out."""
        return [group for group in self.groups if group.doubt == doubt]


@dataclass(frozen=True)
class Measure:
    """One way of counting. `rows`: a select of what counts, as behind every figure, from a table of years and the
    filters; `filters`: by name, what may be chosen: value and label; `needs`: the one that must be chosen. `record`: to
    what the rows lead, by the filters; `base`: a kind of `messages.base_sentence`, and how it is counted where the rows
    do not tell: a select of year, number and part, or None for these filters. `noun`: a word of `messages.NOUNS`;
    `unit`, `subject` and `number_name` as of a figure."""

    code: str
    rows: Callable[[FromClause, Filters], Select]
    filters: Mapping[str, Choices]
    record: Callable[[Filters], Record]
    moved_by: Callable[[Filters], Moves]
    noun: str
    unit: str = COUNT
    subject: str = FACTS
    needs: str | None = None
    number_name: Any = None
    base: str | None = None
    base_of: Callable[[FromClause, Filters], Select | None] | None = None

    def reading(self, tally: Tally) -> Reading:
        """What these rows tell."""
        counted = tally.counted
        times, number = sum(group.times for group in counted), sum(group.number for group in counted)
        by_time = by_month((group.month, group.times) for group in counted)
        if self.unit == RANGE:
            value = [min(group.least for group in counted), max(group.most for group in counted)] if counted else []
            return Reading(value, Base("sessions", times), by_time)
        if self.unit == MEAN:
            return Reading(mean(number, times), Base("sessions", times), by_time)
        if self.unit == SHARE:
            return share(number, times, by_time, kind="assignments", doubt="answers")
        doubts = [
            Doubt(kind, sum(group.times for group in those), number, number + sum(group.number for group in those))
            for kind in dict.fromkeys(group.doubt for group in tally.groups if group.doubt)
            for those in [tally.of(kind)]
        ]
        months = by_month((group.month, group.number) for group in counted)
        return Reading(number, self._base(tally, times), months, tuple(doubts))

    def _base(self, tally: Tally, times: int) -> Base | None:
        if self.base_of is None:
            return Base(self.base, times) if self.base else None
        return Base(self.base or "", *tally.base) if tally.base else None


MEASURES: dict[str, Sequence[Measure]] = {}
"""Room → the measures that it offers."""


def measures() -> dict[str, Measure]:
    """Every measure that a room offers, by its code."""
    return {one.code: one for one in chain.from_iterable(MEASURES.values())}


@dataclass(frozen=True)
class Rows:
    """What a measure counts with some filters: a select of rows from a table of years. It equals another of the same,
    so that statements that were made of it are found again."""

    measure: str
    filters: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, measure: str, filters: Filters) -> "Rows":
        """Those of a measure with filters in whatever order."""
        return cls(measure, tuple(sorted(filters.items())))

    def __call__(self, years: FromClause) -> Select:
        return measures()[self.measure].rows(years, dict(self.filters))

    def base(self, years: FromClause) -> Select | None:
        """Of what they were counted, where the rows do not tell."""
        base_of = measures()[self.measure].base_of
        return base_of(years, dict(self.filters)) if base_of else None


@dataclass(frozen=True)
class Tallies:
    """The facts of some configured figures: year → rows → their tally, all years in one statement."""

    wanted: tuple[Rows, ...]

    def __call__(self, spans: Sequence[YearSpan]) -> dict[int, dict[Rows, Tally]]:
        told: dict[int, dict[Rows, Tally]] = {span.year: defaultdict(Tally) for span in spans}
        for start in range(0, len(self.wanted), MOST_AT_ONCE):
            wanted = self.wanted[start : start + MOST_AT_ONCE]
            for place, year, month, doubt, *numbers in db.session.execute(_made(wanted, len(spans)), days_of(spans)):
                tally = told[year][wanted[place]]
                if month:
                    tally.groups.append(Group(int(month), doubt, *(int(number or 0) for number in numbers)))
                else:
                    tally.base = (int(numbers[0] or 0), None if numbers[1] is None else int(numbers[1]))
        return told


@lru_cache(maxsize=64)
def _made(wanted: tuple[Rows, ...], number: int) -> CompoundSelect:
    years = years_of(number)
    return union_all(*chain.from_iterable(_selects(place, rows, years) for place, rows in enumerate(wanted)))


def _selects(place: int, wanted: Rows, years: FromClause) -> Iterable[Select]:
    rows = wanted(years).subquery()
    month = extract("month", rows.c.day).cast(Integer)
    numbers = (func.count(), func.sum(rows.c.number), func.min(rows.c.number), func.max(rows.c.number))
    told = select(literal(place), rows.c.year, month, rows.c.doubt, *numbers)
    yield told.where(or_(~rows.c.left_out, rows.c.doubt.is_not(None))).group_by(rows.c.year, month, rows.c.doubt)
    if (base := wanted.base(years)) is not None:
        of = base.subquery()
        nothing = null().cast(Integer)
        yield select(literal(place), of.c.year, nothing, null().cast(String), of.c.number, of.c.part, nothing, nothing)


def firsts(rows: FromClause, *keys: Any) -> FromClause:
    """Each key of rows once, on its first day."""
    return (
        select(rows.c.year, *keys, func.min(rows.c.day).label("day"))
        .where(keys[0].is_not(None))
        .group_by(rows.c.year, *keys)
        .subquery()
    )
