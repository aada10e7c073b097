"""The nominative list as a spreadsheet: volunteer, day, amount, as the law wants it (`domain.md` F.2)."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _

from amal_field.people.rules import distinct_names
from amal_field.volunteers.queries import Day, total_of
from amal_field.workbook import GENERAL, Cell, Column, Sheet, write_workbook

FORMULA = ("=", "+", "-", "@", "\t")


def workbook(days: Sequence[Day], names: Mapping[str, Any]) -> bytes:
    """The days as an .xlsx file, programmes called by `names`, with the sum beneath."""
    columns = [
        Column(_("Volunteer"), 32),
        Column(_("Day"), 14, "dd/mm/yyyy"),
        Column(_("Programme"), 40),
        Column(_("Amount (€)"), 14, "0.00"),
    ]
    called = distinct_names({day.person.id: day.person for day in days})
    rows = [
        [_harmless(called[day.person.id]), day.on, ", ".join(str(names[code]) for code in day.programmes), day.amount]
        for day in days
    ]
    together = [_("Together"), None, None, Cell(total_of(days), GENERAL)]
    return write_workbook(Sheet(_("Nominative list"), columns, [*rows, together]))


def _harmless(text: str) -> str:
    """A name that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
