"""The sessions of a week or a month, and the series, as files. They name nobody."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Row

from amal_field.planning.queries.planned_sessions import PlannedSession
from amal_field.workbook import Column, Sheet


def sessions_sheet(lines: Iterable[PlannedSession], programmes: Mapping[str, Any], kinds: Mapping[str, Any]) -> Sheet:
    """The sessions as a sheet, programmes and kinds called by the words."""
    columns = [
        Column(_("Day"), 14, "dd/mm/yyyy"),
        Column(_("From"), 10, "hh:mm"),
        Column(_("To"), 10, "hh:mm"),
        Column(_("Programme"), 32),
        Column(_("Series"), 32),
        Column(_("Kind"), 18),
        Column(_("Place"), 28),
        Column(_("Called off"), 30, wraps=True),
    ]
    rows = [
        [
            *(line.held_on, line.starts, line.ends, str(programmes[line.programme]), line.series),
            *(str(kinds[line.kind]) if line.kind else None, line.place),
            (line.called_off_reason or _("yes")) if line.is_called_off else None,
        ]
        for line in lines
    ]
    return Sheet(_("Sessions"), columns, rows)


def series_sheet(rows: Iterable[Row], programmes: Mapping[str, Any]) -> Sheet:
    """The series as a sheet, each with its next session and how many are ahead."""
    columns = [
        Column(_("Series"), 36),
        Column(_("Programme"), 32),
        Column(_("Next session"), 16, "dd/mm/yyyy"),
        Column(_("Sessions ahead"), 16),
    ]
    cells = [[row.name, str(programmes[row.code]), row.next_on, row.ahead or 0] for row in rows]
    return Sheet(_("Series"), columns, cells)
