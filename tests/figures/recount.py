"""Every figure counted again from its rows, which a statement of their own brings, by the plainest arithmetic."""

from collections import Counter
from datetime import date
from itertools import chain, groupby
from typing import Any

from sqlalchemy import Row

from amal_field.figures.figure import FIGURES, Figure, YearSpan, mean, percentage
from amal_field.figures.queries.years import ask

WORDS = {"f": "v", "social": "sociaal_tolk", "crisis": "crisistolk"}
WORDS |= {"school_basic": "basis", "school_okan": "okan", "school_other": "ander"}


def counted_again(span: YearSpan) -> dict[str, Any]:
    """Code → the value of a year, from its rows alone."""
    return {figure.code: value_of(figure, span) for figure in chain.from_iterable(FIGURES.values())}


def value_of(figure: Figure, span: YearSpan) -> Any:
    """The value of one figure in a year, from its rows alone."""
    rows = [row for row in ask(figure.rows, [span]) if not row.left_out]
    assert {row.year for row in rows} <= {span.year}
    if figure.code in SPECIAL:
        return SPECIAL[figure.code](rows, span)
    if figure.unit == "range":
        return [min(row.number for row in rows), max(row.number for row in rows)] if rows else []
    if figure.unit == "mean" and figure.code.endswith("per_week"):
        return mean(len(rows), len({row.day.isocalendar()[:2] for row in rows}))
    if figure.unit == "mean":
        return mean(sum(row.number for row in rows), len(rows))
    if figure.unit == "split":
        return _split(figure, Counter(WORDS.get(row.part, row.part) for row in rows))
    return sum(row.number for row in rows)


def _split(figure: Figure, parts: Counter) -> dict[str, int]:
    names = {"desk.school_children": ("basis", "okan", "ander"), "desk.interpreters": ("sociaal_tolk", "crisistolk")}
    told = {name: parts[name] for name in names.get(figure.code, ("m", "v"))}
    return {"total": parts.total()} | told if figure.code == "desk.school_children" else told


def _series(rows: list[Row]) -> list[list[int]]:
    firsts = {}
    for row in sorted(rows, key=lambda row: row.day):
        firsts.setdefault(row.part, row.day)
    ordered = sorted((row for row in rows if row.part), key=lambda row: (firsts[row.part], row.part, row.day))
    return [[row.number for row in series] for _part, series in groupby(ordered, key=lambda row: row.part)]


def _nights(rows: list[Row], span: YearSpan) -> int:
    days = range(span.first.toordinal(), min(span.last, span.today).toordinal() + 1)
    ends = [(row.day.toordinal(), _day(row.part).toordinal()) for row in rows]
    return sum(start <= day < end for start, end in ends for day in days)


def _day(written: str | date) -> date:
    return date.fromisoformat(written) if isinstance(written, str) else written


SPECIAL = {
    "site.capacity": lambda rows, span: rows[0].number if rows else None,
    "site.minors_share": lambda rows, span: percentage(sum(row.number for row in rows), len(rows)),
    "site.nights": _nights,
    "site.occupancy": lambda rows, span: percentage(_nights(rows, span), 25 * 365),
    "walks.newcomer_share": lambda rows, span: percentage(sum(row.part == "yes" for row in rows), len(rows)),
    "duos.samen_gentenaar_countries": lambda rows, span: len({row.part for row in rows}),
    "tables.samenlezen_sessions": lambda rows, span: [len(series) for series in _series(rows)],
    "tables.samenlezen_means": lambda rows, span: [mean(sum(series), len(series)) for series in _series(rows)],
    "tables.komaf_attendance": lambda rows, span: _series(rows),
}
