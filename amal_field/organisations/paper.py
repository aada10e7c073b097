"""The list of organisations as a spreadsheet."""

from collections.abc import Mapping, Sequence
from typing import Any

from babel import Locale
from flask_babel import get_locale
from flask_babel import gettext as _

from amal_field.organisations.models import Organisation
from amal_field.workbook import Column, Sheet


def sheet_of(rows: Sequence[Organisation], kinds: Mapping[str, Any]) -> Sheet:
    """The organisations as a sheet, kinds called by `kinds`."""
    columns = [
        Column(_("Name"), 40),
        Column(_("Kind"), 20),
        Column(_("Address"), 40, wraps=True),
        Column(_("Phone"), 18),
        Column(_("Opening hours"), 36, wraps=True),
        Column(_("Languages spoken"), 30, wraps=True),
        Column(_("Remark"), 40, wraps=True),
        Column(_("Retired from"), 14, "dd/mm/yyyy"),
    ]
    spoken = (get_locale() or Locale("nl")).languages
    lines = [
        [
            row.name,
            str(kinds.get(row.kind, row.kind)),
            row.address,
            row.phone,
            row.opening_hours,
            ", ".join(spoken.get(code, code) for code in row.languages) or None,
            row.remark,
            row.retired_on,
        ]
        for row in rows
    ]
    return Sheet(_("Organisations"), columns, lines)
