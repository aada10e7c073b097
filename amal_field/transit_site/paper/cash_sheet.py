"""A day of the cash book as a spreadsheet, in the reader's language."""

from typing import Any

from flask_babel import gettext as _

from amal_field import clock
from amal_field.transit_site import messages
from amal_field.transit_site.queries.cash_book import CashDay, CashLine
from amal_field.workbook import AS_EUROS, Column, Sheet, bold

AMOUNT = Column(None, 14, AS_EUROS)
COLUMNS = (*(Column(None, width) for width in (14, 14, 32, 22, 16)), AMOUNT, Column(None, 24))


def sheet_of(day: CashDay) -> Sheet:
    """The lines of the day with their totals and its closing."""
    heads = [_("Receipt"), _("Time"), _("Household"), _("What"), _("By"), _("Amount"), _("Booked by")]
    rows: list[list[Any]] = [
        bold(_("Cash book"), day.on),
        [_("In the cash box at the start"), None, None, None, None, day.opening],
        [],
        bold(*heads),
        *(_line(line) for line in day.lines),
        [],
    ]
    for method, total in day.totals.items():
        rows.append(bold(_("Total"), None, None, None, str(messages.METHODS[method]), total))
    rows.append(bold(_("Should be in the cash box"), None, None, None, None, day.expected))
    if day.closing:
        rows.append(bold(_("Counted"), None, None, None, None, day.closing.counted))
        rows.append([_("Difference"), None, day.closing.reason, None, None, day.difference])
        rows.append([_("Taken out to the bank"), None, None, None, None, day.closing.taken_out, day.closed_by])
    return Sheet(day.on.isoformat(), COLUMNS, rows)


def _line(line: CashLine) -> list[Any]:
    entry = line.entry
    what = str(messages.MONEY_KINDS[entry.kind])
    return [
        entry.receipt_no,
        entry.recorded_at.astimezone(clock.ZONE).strftime("%H:%M"),
        line.household,
        _("%(what)s, reversed", what=what) if entry.is_reversal else what,
        str(messages.METHODS[entry.method]),
        entry.amount,
        line.by,
    ]
