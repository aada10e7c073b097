"""A day of the cash book as a spreadsheet, in the reader's language."""

from decimal import Decimal
from io import BytesIO
from typing import Any

from flask_babel import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from amal_field import clock
from amal_field.transit_site import messages
from amal_field.transit_site.queries.cash_book import CashDay

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EUROS = '#,##0.00 "€"'
WIDTHS = (14, 14, 32, 22, 16, 14, 24)


def workbook(day: CashDay) -> bytes:
    """The lines of the day with their totals and its closing."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(day.on.isoformat())
    for column, width in zip("ABCDEFG", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    _row(sheet, [_("Cash book"), day.on], bold=True)
    _row(sheet, [_("In the cash box at the start"), None, None, None, None, day.opening])
    _row(sheet, [])
    heads = [_("Receipt"), _("Time"), _("Household"), _("What"), _("By"), _("Amount"), _("Booked by")]
    _row(sheet, heads, bold=True)
    for line in day.lines:
        entry = line.entry
        what = str(messages.MONEY_KINDS[entry.kind])
        _row(
            sheet,
            [
                entry.receipt_no,
                entry.recorded_at.astimezone(clock.ZONE).strftime("%H:%M"),
                line.household,
                _("%(what)s, reversed", what=what) if entry.is_reversal else what,
                str(messages.METHODS[entry.method]),
                entry.amount,
                line.by,
            ],
        )
    _row(sheet, [])
    for method, total in day.totals.items():
        _row(sheet, [_("Total"), None, None, None, str(messages.METHODS[method]), total], bold=True)
    _row(sheet, [_("Should be in the cash box"), None, None, None, None, day.expected], bold=True)
    if day.closing:
        _row(sheet, [_("Counted"), None, None, None, None, day.closing.counted], bold=True)
        _row(sheet, [_("Difference"), None, day.closing.reason, None, None, day.difference])
        _row(sheet, [_("Taken out to the bank"), None, None, None, None, day.closing.taken_out, day.closed_by])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _row(sheet: Any, values: list[Any], *, bold: bool = False) -> None:
    cells = []
    for value in values:
        cell = WriteOnlyCell(sheet, value)
        if isinstance(value, str):
            cell.data_type = "s"  # what begins with = is a name that somebody typed, and no formula
        if isinstance(value, Decimal):
            cell.number_format = EUROS
        cell.font = Font(bold=bold)
        cells.append(cell)
    sheet.append(cells)
