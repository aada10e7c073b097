"""A year and its charts as files that leave the house: what tells of few people is hidden."""

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _

from amal_field.figures import messages
from amal_field.figures.figure import COUNT, MEAN, SPLIT
from amal_field.figures.reports import said, small_cells
from amal_field.figures.reports.outward import OutwardRow, outward_of
from amal_field.figures.reports.picture import Picture
from amal_field.figures.reports.year import FigureRow, Year
from amal_field.workbook import Cell, Column, Sheet


def year_sheet(report: Year, standing: str) -> Sheet:
    """The figures of a year, a row each and one more for each part of a split. `standing`: what these numbers are, as
    it stands beneath them."""
    columns = [
        Column(_("Section"), 22),
        Column(_("Figure"), 60, wraps=True),
        Column(str(report.span.year), 16),
        Column(_("Counted from"), 40, wraps=True),
        Column(str(report.span.year - 1), 16),
        Column(_("Difference"), 14),
        Column(_("Sentence"), 70, wraps=True),
    ]
    return Sheet(str(report.span.year), columns, [*_figures(report), [], [standing], [key_of(report.least)]])


def key_of(least: int) -> str:
    """What the signs in the place of hidden numbers mean."""
    return _(
        "%(few)s: fewer than %(least)d people, but not none. …: not shown, for it would tell the number that is "
        "hidden. A share of so few is left out.",
        few=said.few(1, least),
        least=least,
    )


def _figures(report: Year) -> Iterator[list[Any]]:
    for section in report.sections:
        name = str(messages.SECTIONS.get(section.code, section.code))
        for row in section.rows:
            outside = outward_of(row, report.least)
            counted = "; ".join(outside.details)
            definition = str(row.figure.definition)
            value = _value(row, outside)
            yield [name, definition, value, counted, outside.shown_before, outside.change, outside.sentence]
            yield from _parts(row, name, report.least)


def _value(row: FigureRow, outside: OutwardRow) -> Any:
    """A number as a number where it is one, else as it is written."""
    reading = row.reading
    if row.figure.unit == SPLIT:
        return (reading.value or {}).get("total")
    is_plain = row.figure.unit in (COUNT, MEAN) and reading.low == reading.high
    return reading.value if is_plain else outside.shown


def _parts(row: FigureRow, section: str, least: int) -> Iterator[list[Any]]:
    if row.figure.unit != SPLIT or not row.reading.value:
        return
    hidden = small_cells.hidden(row.figure, row.reading, least)
    for key, number in row.reading.value.items():
        if key != "total":
            value = Cell(said.few(number, least)) if key in hidden else number
            yield [section, f"{row.figure.definition} — {messages.KEYS[key]}", value]


def chart_sheet(picture: Picture, standing: str) -> Sheet:
    """The table of a chart."""
    columns = [Column(str(picture.chart.place), 26), *(Column(str(name), 20) for name in picture.chart.columns)]
    rows = [[row.place, *(row.shown if None in row.numbers else row.numbers)] for row in picture.rows]
    below = [[], [standing], *([[key_of(picture.least)]] if picture.least and picture.hides else [])]
    return Sheet(str(picture.chart.title)[:31], columns, [*rows, *below])
