"""The columns of what a figure counted, which each room selects."""

from typing import Any

from sqlalchemy import ColumnElement, Integer, String, case, false, literal, null
from sqlalchemy.sql.elements import Label


def row(
    year: Any,
    key: Any,
    day: Any,
    *,
    number: Any = 1,
    part: Any = None,
    title: Any = None,
    left_out: ColumnElement[bool] | None = None,
    doubt: Any = None,
) -> list[Label]:
    """The columns of a select of rows. `key`: of the record, `day`: of the fact, `number`: what it adds; `part`: in
    which part of a split, series of a list or answer it falls; `title`: what it is called, where nothing else names it;
    `left_out`: whether it is shown and does not count, and `doubt`: the kind of doubt that leaves it out, a code or a
    column."""
    is_left_out = false() if left_out is None else left_out
    return [
        year.label("year"),
        key.label("key"),
        day.label("day"),
        (literal(number, Integer) if isinstance(number, int) else number).label("number"),
        (null().cast(String) if part is None else part).label("part"),
        (null().cast(String) if title is None else title).label("title"),
        is_left_out.label("left_out"),
        (null().cast(String) if doubt is None else case((is_left_out, doubt))).label("doubt"),
    ]
