"""A year as it leaves the house, on paper or as a file: the same rows without what tells of few people."""

from collections.abc import Sequence
from dataclasses import dataclass

from amal_field.figures import messages, rules
from amal_field.figures.figure import Doubt, Figure, Reading
from amal_field.figures.reports import said, small_cells
from amal_field.figures.reports.year import FigureRow, Year

OF_PEOPLE = ("births", "answers")
"""Doubts that are a part of the people counted."""


@dataclass(frozen=True)
class OutwardRow:
    """What a row says outside the house."""

    shown: str
    sentence: str | None
    details: Sequence[str]
    shown_before: str | None
    change: str | None


def outward_of(row: FigureRow, least: int) -> OutwardRow:
    """A row as it leaves the house."""
    figure = row.figure
    hides = small_cells.hides(figure, row.reading, least)
    hid_before = row.before is not None and small_cells.hides(figure, row.before.reading, least)
    return OutwardRow(
        shown=said.shown(figure, row.reading, least=least),
        sentence=said.sentence(figure, row.reading, least=least),
        details=_details(figure, row.reading, least),
        shown_before=_before(row, least) if hid_before else row.shown_before,
        change=None if hides or hid_before else row.change,
    )


def _before(row: FigureRow, least: int) -> str | None:
    if row.before is None or small_cells.is_hidden(row.figure, row.before.reading, least):
        return None
    return said.shown(row.figure, row.before.reading, least=least)


def outward_rows(report: Year) -> dict[str, OutwardRow]:
    """Code → the row as it leaves the house, of those that say something else there."""
    rows = {row.figure.code: row for section in report.sections for row in section.rows}
    outside = {code: outward_of(row, report.least) for code, row in rows.items()}
    return {code: row for code, row in outside.items() if not _is_same(row, rows[code])}


def _is_same(outside: OutwardRow, row: FigureRow) -> bool:
    inside = (row.shown, row.sentence, row.shown_before, row.change)
    words = (outside.shown, outside.sentence, outside.shown_before, outside.change)
    return inside == words and list(outside.details) == list(row.details)


def _details(figure: Figure, reading: Reading, least: int) -> list[str]:
    base = small_cells.base_outside(figure, reading, least)
    details = [said.base(base)] if base else []
    if small_cells.is_hidden(figure, reading, least):
        return details
    doubts = [doubt for doubt in reading.doubts if not _tells_of_few(doubt, least)]
    return details + [messages.doubt_sentence(doubt.kind, doubt.number) for doubt in doubts]


def _tells_of_few(doubt: Doubt, least: int) -> bool:
    return doubt.kind in OF_PEOPLE and rules.is_small(doubt.number, least)
