"""Figures by hand as readings, which are written and listed like those that are counted."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from amal_field.figures.figure import COUNT, RANGE, SHARE, Figure, Reading
from amal_field.figures.models import ManualFigure
from amal_field.figures.queries.by_hand import counted_here
from amal_field.figures.reports import said
from amal_field.figures.reports.sections import by_section
from amal_field.figures.rules import MONTHS, NUMBER, SHARE_BY_HAND, SPAN

UNITS = {NUMBER: COUNT, SHARE_BY_HAND: SHARE, SPAN: RANGE, MONTHS: COUNT}


@dataclass(frozen=True)
class ManualRow:
    """A figure by hand as a row of a page. `is_counted`: whether it is counted here too."""

    row: ManualFigure
    reading: Reading
    shown: str
    is_counted: bool


@dataclass(frozen=True)
class ManualSection:
    """The figures by hand of a section."""

    code: str
    name: str
    rows: Sequence[ManualRow]


def reading_of(row: ManualFigure) -> Reading:
    """Its value; of twelve months their sum."""
    months = row.kind == MONTHS
    return Reading(sum(row.value) if months else row.value, months=tuple(row.value) if months else ())


def figure_of(row: ManualFigure) -> Figure:
    """It as a figure that nobody counts."""
    return Figure(row.code, row.name, lambda facts: reading_of(row), (), unit=UNITS[row.kind])


def sections_of(rows: Iterable[ManualFigure], configured: Collection[str]) -> list[ManualSection]:
    """Figures by hand by section, in the order of the report. `configured`: the codes of configured figures."""
    return [
        ManualSection(code, name, [_row(row, configured) for row in group]) for code, name, group in by_section(rows)
    ]


def _row(row: ManualFigure, configured: Collection[str]) -> ManualRow:
    reading = reading_of(row)
    is_counted = row.code in configured or counted_here(row.code) is not None
    return ManualRow(row, reading, said.shown(figure_of(row), reading), is_counted)
