"""The years of a question as rows, so that one statement counts all of them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Date, FromClause, Integer, literal, select, union_all

from amal_field.figures.figure import YearSpan


def years_of(spans: Sequence[YearSpan]) -> FromClause:
    """A table of years: `year`, its `first` and `last` day, and `today`."""
    return union_all(*(_row(span) for span in spans)).cte("years")


def grouped(spans: Sequence[YearSpan], rows: Any, make: Any) -> dict[int, list[Any]]:
    """Rows whose first column is the year, without it, by year; a year without rows has none."""
    by_year: dict[int, list[Any]] = {span.year: [] for span in spans}
    for year, *row in rows:
        by_year[year].append(make(*row))
    return by_year


def _row(span: YearSpan) -> Any:
    return select(
        literal(span.year, Integer).label("year"),
        literal(span.first, Date).label("first"),
        literal(span.last, Date).label("last"),
        literal(span.today, Date).label("today"),
    )
