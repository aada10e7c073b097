"""The numbers of a week as a spreadsheet."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _

from amal_field.looks.queries import UserDay
from amal_field.workbook import Column, Sheet


def week_sheet(lines: Sequence[UserDay], kinds: Mapping[str, Any]) -> Sheet:
    """The numbers by user and day as a sheet, kinds called by `kinds`."""
    columns = [
        Column(_("Day"), 14, "dd/mm/yyyy"),
        Column(_("User"), 30),
        *(Column(str(name), 16) for name in kinds.values()),
        Column(_("Persons"), 12),
    ]
    rows = [[line.day, line.user, *(line.looks.get(kind, 0) for kind in kinds), line.persons] for line in lines]
    return Sheet(_("Looks"), columns, rows)
