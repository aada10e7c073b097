"""The rows of a sheet, one after the other. The one place that leans on the inside of openpyxl.

Its own rows trust the size that the sheet says it has, fill every gap up to a row's number, and give a formula without
a stored value as an empty cell.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import (
    COL_TAG,
    DATA_TAG,
    FORMULA_TAG,
    ROW_TAG,
    VALUE_TAG,
    WorkSheetParser,
)
from openpyxl.xml.constants import SHEET_MAIN_NS

from amal_field.refusal import RuleBroken
from amal_field.registers.reading.sheet_cells import broken_cell, cell_of

MERGED_TAG = f"{{{SHEET_MAIN_NS}}}mergeCell"
MOST_COLUMNS_NAMED = 5


@dataclass
class Sheet:
    """What stands in a sheet: the rows that hold anything, by line, each with its cells by column (from 1).

    `merged`: ranges of joined cells as (name, first column, first line, last column, last line). `hidden_lines` of rows
    that hold anything, `hidden_columns` by their letters.
    """

    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merged: list[tuple[str, int, int, int, int]] = field(default_factory=list)
    hidden_lines: list[int] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)


def read_sheet(worksheet: ReadOnlyWorksheet) -> Sheet:
    """Read a sheet to its end. Raises whatever broken XML raises."""
    sheet, book = Sheet(), worksheet.parent
    with book._archive.open(worksheet._worksheet_path) as source:
        parser = _Parser(
            source,
            worksheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        parser.worksheet, parser.formats = worksheet, {}
        for element in parser.elements():
            if element.tag == ROW_TAG:
                _take_row(parser, element, sheet)
            elif element.tag == MERGED_TAG:
                reference = element.get("ref", "")
                sheet.merged.append((reference, *range_boundaries(reference)))
            elif _is_hidden(element):
                first = int(element.get("min"))
                last = min(int(element.get("max")), first + MOST_COLUMNS_NAMED)
                sheet.hidden_columns += map(get_column_letter, range(first, last + 1))
    return sheet


class _Parser(WorkSheetParser):
    """Parses cells with the format in which each is shown, and knows a formula whose value nobody stored."""

    worksheet: ReadOnlyWorksheet
    formats: dict[int, str]

    def elements(self) -> Iterator[Element]:
        """Each row, range of joined cells and column, forgotten as soon as the next is asked for."""
        rows = None
        for event, element in iterparse(self.source, events=("start", "end")):
            if event == "start":
                rows = element if element.tag == DATA_TAG else rows
            elif element.tag in (ROW_TAG, MERGED_TAG, COL_TAG):
                yield element
                self.row_dimensions.clear()
                (rows if element.tag == ROW_TAG and rows is not None else element).clear()

    def parse_cell(self, element: Element) -> dict[str, Any]:
        """As openpyxl does; `value` is the cell as a CSV file would hold it."""
        cell = super().parse_cell(element)
        formula, stored = element.find(FORMULA_TAG), element.find(VALUE_TAG)
        if formula is not None and (stored is None or (not stored.text and element.get("t") != "str")):
            broken = RuleBroken("formula_empty", cell=_name(cell))
            return cell | {"value": broken_cell(f"={formula.text or ''}", broken)}
        if cell["data_type"] == "e":
            broken = RuleBroken("cell_error_at", value=cell["value"], cell=_name(cell))
            return cell | {"value": broken_cell(str(cell["value"]), broken)}
        formatted = isinstance(cell["value"], int | float | date)
        return cell | {"value": cell_of(cell["value"], self._format(cell) if formatted else "General")}

    def _format(self, cell: dict[str, Any]) -> str:
        style = cell["style_id"]
        if style not in self.formats:
            self.formats[style] = ReadOnlyCell(self.worksheet, **cell).number_format
        return self.formats[style]


def _take_row(parser: _Parser, element: Element, sheet: Sheet) -> None:
    line, cells = parser.parse_row(element)
    row = {cell["column"]: cell["value"] for cell in cells if cell["value"].strip()}
    if row:
        sheet.rows[line] = sheet.rows.get(line, {}) | row
        if _is_hidden(element):
            sheet.hidden_lines.append(line)


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") in ("1", "true")


def _name(cell: dict[str, Any]) -> str:
    return f"{get_column_letter(cell['column'])}{cell['row']}"
