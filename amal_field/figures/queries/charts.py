"""What a room draws of a year: its charts, and the weeks that some of them share."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, zip_longest
from typing import Any, NamedTuple

from amal_field.figures.figure import Facts, Loader, YearSpan
from amal_field.figures.queries.sections import sees
from amal_field.people.queries.ages import BANDS
from amal_field.people.rules import ADULT_AGE

ONE_DAY = timedelta(days=1)


class Ages(NamedTuple):
    """A group of ages: from so many years on, up to so many, both included; without an end, or all unknown."""

    first: int | None
    last: int | None = None


@dataclass(frozen=True)
class ChartRow:
    """A place of a chart, which is a day, a group of ages or a word, with a number a column. `group`: rows of which the
    sum is known too, so that one that is hidden would follow from the others."""

    place: Any
    numbers: tuple[int, ...]
    group: str | None = None


@dataclass(frozen=True)
class Chart:
    """A chart of a year: bars above, the same numbers as a table beneath.

    `code`: its section and its name; `title` and `told`: what it shows, in a few words and as one sentence. `place`:
    what its rows are, and `columns`: what their numbers are, lazy texts. `read`: the rows from the facts, which the
    loaders in `needs` have read. `drawn`: which columns are bars; of the column `adds` the rows add up to the figure
    `adds_up_to`, where there is one. `splits_people`: the rows are parts of some people, of whom a few could be
    recognised.
    """

    code: str
    title: Any
    told: Any
    place: Any
    columns: Sequence[Any]
    read: Callable[[Facts], Sequence[ChartRow]]
    needs: tuple[Loader, ...]
    drawn: Sequence[int] = (0,)
    adds: int = 0
    adds_up_to: str | None = None
    splits_people: bool = False

    @property
    def section(self) -> str:
        """The part of the report to which it belongs."""
        return self.code.partition(".")[0]


CHARTS: dict[str, Sequence[Chart]] = {}
"""Room → its charts of a year."""


def charts_for(user: Any) -> list[Chart]:
    """The charts that this user may see."""
    return [chart for chart in chain.from_iterable(CHARTS.values()) if sees(user, chart.section)]


def weeks_of(span: YearSpan) -> list[tuple[date, date]]:
    """The first and the last day of each week of a year: Monday to Sunday, or what of that lies in it."""
    weeks, first = [], span.first
    while first <= span.last:
        last = first + timedelta(days=6 - first.weekday())
        weeks.append((first, min(last, span.last)))
        first = last + ONE_DAY
    return weeks


def week_of(day: date, span: YearSpan) -> date:
    """The first day of the week of a day, as `weeks_of` has it."""
    return max(day - timedelta(days=day.weekday()), span.first)


def begun(rows: Iterable[ChartRow], span: YearSpan) -> list[ChartRow]:
    """The rows of weeks that have begun; in the running year the others are left out, unless something is noted."""
    return [row for row in rows if row.place <= span.today or row.numbers[0]]


def age_rows(counted: Iterable[tuple[int | None, int]]) -> list[ChartRow]:
    """A row for each group of ages, from the age with which it begins and a number of people; those without a known
    birth are the last. The report tells how many minors there are, so these add up to a number that is known."""
    numbers = dict(counted)
    rows = [
        ChartRow(
            Ages(first, end - 1 if end else None),
            (numbers.get(first, 0),),
            "minors" if first < ADULT_AGE else "others",
        )
        for first, end in zip_longest(BANDS, BANDS[1:])
    ]
    return [*rows, ChartRow(Ages(None), (numbers.get(None, 0),), "others")]
