"""What figures counted, without a name and without a key: how many times which number, to be counted anew by anybody.

Where rows lead to people (`Record.look`) no day is told: their month, or of a split, an answer or a country the part.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, FromClause, Integer, Select, String, case, extract, func, literal, null, select, union_all

from amal_field.db import db
from amal_field.figures.figure import Figure, YearSpan
from amal_field.figures.queries.years import days_of, years_of


@dataclass(frozen=True)
class NamelessFact:
    """So many rows of a figure that are the same. `doubt`: which leaves them out, where they do not count."""

    code: str
    day: date | None
    month: int | None
    part: str | None
    number: int
    times: int
    counts: bool
    doubt: str | None


MOST_AT_ONCE = 100
"""Of how many figures one statement asks: SQLite takes 500 selects in one."""


def nameless_facts(figures: Sequence[Figure], span: YearSpan) -> list[NamelessFact]:
    """The facts of a year behind these figures, those that have rows which add up, in the order of the figures."""
    telling = [figure for figure in figures if figure.rows is not None and figure.adds_up]
    facts: list[NamelessFact] = []
    years = years_of(1)
    for start in range(0, len(telling), MOST_AT_ONCE):
        selects = [
            _facts(place, figure, years) for place, figure in enumerate(telling[start : start + MOST_AT_ONCE], start)
        ]
        found = sorted(db.session.execute(union_all(*selects), days_of([span])), key=_order)
        facts += [NamelessFact(telling[place].code, *row) for place, *row in found]
    return _with_series_by_place(facts, figures)


def _facts(place: int, figure: Figure, years: FromClause) -> Select:
    rows = figure.rows(years).subquery()
    day, month = null().cast(Date), extract("month", rows.c.day).cast(Integer)
    if figure.names_nobody:
        day, month = rows.c.day, null().cast(Integer)
    elif figure.tells_parts:
        month = null().cast(Integer)
    part = rows.c.part if figure.names_nobody or figure.tells_parts else null().cast(String)
    columns = [day.label("day"), month.label("month"), part.label("part"), rows.c.number]
    told = select(literal(place), *columns, func.count(), case((rows.c.left_out, 0), else_=1), rows.c.doubt)
    return told.group_by(*columns, rows.c.left_out, rows.c.doubt)


def _order(row: Any) -> tuple:
    return tuple((value is not None, value or 0) if place != 3 else str(value) for place, value in enumerate(row[:5]))


def _with_series_by_place(facts: list[NamelessFact], figures: Sequence[Figure]) -> list[NamelessFact]:
    """Series by their place instead of their key."""
    series: dict[str, dict[str, str]] = defaultdict(dict)
    of_sessions = {one.code for one in figures if one.record and one.record.argument == "session_id"}
    told = []
    for fact in facts:
        part = fact.part
        if part and fact.code in of_sessions:
            part = series[fact.code].setdefault(part, str(len(series[fact.code]) + 1))
        told.append(NamelessFact(**vars(fact) | {"part": part, "counts": bool(fact.counts)}))
    return told
