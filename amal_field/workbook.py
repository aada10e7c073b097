"""The one writer of spreadsheets, as .xlsx and as .csv. A text stays a text: what begins with = is a name that somebody
typed, no formula; what no spreadsheet holds becomes a replacement character."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, NamedTuple

from babel import Locale
from flask_babel import get_locale
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from amal_field.harmless import harmless

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet reads as the beginning of a formula: in a .csv file a ' stands before it."""
AS_EUROS = "euros"
"""The format of amounts: which that is, the reader's language says."""
AS_TEXT = "@"
"""The format of a column in which a spreadsheet keeps what is typed as it is typed."""
GENERAL = "General"
DUTCH = Locale("nl")


class Column(NamedTuple):
    """A column: the head above it, its width in characters, how its numbers and days are written."""

    head: str | None
    width: float
    format: str | None = None
    wraps: bool = False


class Cell(NamedTuple):
    """A value that is written otherwise than the rest of its column."""

    value: Any
    format: str | None = None
    bold: bool = False


class Sheet(NamedTuple):
    """A sheet. The heads of its columns, where they have any, stand in the first row and stay in sight."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]


def write_workbook(*sheets: Sheet) -> bytes:
    """The sheets as an .xlsx file."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        _write(book.create_sheet(sheet.title), sheet)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def write_csv(sheet: Sheet) -> bytes:
    """The sheet as a .csv file of the kind that Belgian spreadsheets open: a byte-order mark, and semicolons."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    if any(column.head is not None for column in sheet.columns):
        writer.writerow([_as_text(column.head) for column in sheet.columns])
    writer.writerows([_as_text(value) for value in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def _as_text(value: Any) -> str:
    """A value as a Belgian reader types it."""
    if isinstance(value, Cell):
        return _as_text(value.value)
    if isinstance(value, str):
        text = harmless(value)
        return f"'{text}" if text.startswith(FORMULAS) else text
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value).replace(".", ",") if isinstance(value, Decimal | float) else "" if value is None else str(value)


def bold(*values: Any) -> list[Cell]:
    """A row in bold."""
    return [Cell(value, bold=True) for value in values]


def _write(page: Worksheet, sheet: Sheet) -> None:
    for place, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(place)].width = column.width
        if column.format == AS_TEXT:
            page.column_dimensions[get_column_letter(place)].number_format = AS_TEXT
    if any(column.head is not None for column in sheet.columns):
        page.freeze_panes = "A2"
        page.append(_cells(page, bold(*(column.head for column in sheet.columns)), ()))
    for row in sheet.rows:
        page.append(_cells(page, row, sheet.columns))


def _as_excel_says(number_format: str | None) -> str | None:
    """€ stands where the reader writes it: € 40,00 in Dutch, 40,00 € in French."""
    if number_format != AS_EUROS:
        return number_format
    pattern = (get_locale() or DUTCH).currency_formats["standard"].pattern
    return pattern.replace("\xa0", " ").replace("¤", '"€"')


def _cells(page: Worksheet, row: Sequence[Any], columns: Sequence[Column]) -> Iterator[WriteOnlyCell]:
    """The cells of a row; `columns` say how, but for the row of heads."""
    for place, value in enumerate(row):
        column = columns[place] if columns else Column(None, 0)
        given = value if isinstance(value, Cell) else Cell(value)
        is_text = isinstance(given.value, str)
        cell = WriteOnlyCell(page, harmless(given.value) if is_text else given.value)
        number_format = _as_excel_says(given.format or column.format)
        if is_text:
            cell.data_type = "s"
            if number_format == AS_TEXT:
                cell.number_format = AS_TEXT
        elif given.value is not None and number_format:
            cell.number_format = number_format
        if given.bold:
            cell.font = Font(bold=True)
        if column.wraps:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        yield cell
