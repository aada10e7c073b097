"""The years of a question as rows, so that one statement counts all of them, and is made once."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, Date, FromClause, Integer, Result, Select, bindparam, select, union_all

from amal_field.db import db
from amal_field.figures.figure import YearSpan


def years_of(number: int) -> FromClause:
    """A table of so many years: `year`, its `first` and `last` day, and `today`; `days_of` fills it."""
    return union_all(*(_row(place) for place in range(number))).cte("years")


def days_of(spans: Sequence[YearSpan]) -> Mapping[str, Any]:
    """The values of these years for a table of as many."""
    values: dict[str, Any] = {}
    for place, span in enumerate(spans):
        values |= {f"year_{place}": span.year, f"first_{place}": span.first, f"last_{place}": span.last}
        values[f"today_{place}"] = span.today
    return values


def ask(build: Callable[[FromClause], Select | CompoundSelect], spans: Sequence[YearSpan]) -> Result:
    """What a select that is made from a table of years brings of these; each is made once for as many years."""
    return db.session.execute(_made(build, len(spans)), days_of(spans))


def grouped(spans: Sequence[YearSpan], rows: Any, make: Any) -> dict[int, list[Any]]:
    """Rows whose first column is the year, without it, by year; a year without rows has none."""
    by_year: dict[int, list[Any]] = {span.year: [] for span in spans}
    for year, *row in rows:
        by_year[year].append(make(*row))
    return by_year


@cache
def _made(build: Callable[[FromClause], Select | CompoundSelect], number: int) -> Select | CompoundSelect:
    return build(years_of(number))


def _row(place: int) -> Select:
    return select(
        bindparam(f"year_{place}", type_=Integer).label("year"),
        bindparam(f"first_{place}", type_=Date).label("first"),
        bindparam(f"last_{place}", type_=Date).label("last"),
        bindparam(f"today_{place}", type_=Date).label("today"),
    )
