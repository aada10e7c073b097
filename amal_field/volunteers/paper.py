"""The nominative list as a spreadsheet: volunteer, day, amount, as the law wants it (`domain.md` F.2)."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from flask_babel import gettext as _
from openpyxl import Workbook

from amal_field.volunteers.queries import Day, total_of

FORMULA = ("=", "+", "-", "@", "\t")


def workbook(days: Sequence[Day], names: Mapping[str, Any]) -> bytes:
    """The days as an .xlsx file, programmes called by `names`, with the sum beneath."""
    book = Workbook()
    page = book.active
    page.title = _("Nominative list")
    page.append([_("Volunteer"), _("Day"), _("Programme"), _("Amount (€)")])
    for day in days:
        programmes = ", ".join(str(names[code]) for code in day.programmes)
        page.append([_harmless(day.person.name), day.on, programmes, day.amount])
        page.cell(page.max_row, 2).number_format = "dd/mm/yyyy"
        page.cell(page.max_row, 4).number_format = "0.00"
    page.append([_("Together"), None, None, total_of(days)])
    for letter, width in zip("ABCD", (32, 14, 40, 14), strict=True):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "A2"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _harmless(text: str) -> str:
    """A name that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
