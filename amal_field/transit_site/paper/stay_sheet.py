"""The list of stays as a file. It leaves without the name of a household (`domain.md` G.1)."""

from collections.abc import Iterable

from flask_babel import gettext as _

from amal_field.transit_site.queries.stay_list import StayLine
from amal_field.workbook import Column, Sheet


def sheet_of(lines: Iterable[StayLine]) -> Sheet:
    """The stays as a sheet."""
    columns = [
        Column(_("Number"), 16),
        Column(_("Pitches"), 14),
        Column(_("Arrival"), 14, "dd/mm/yyyy"),
        Column(_("Departure"), 14, "dd/mm/yyyy"),
        Column(_("Undone"), 10),
    ]
    rows = (
        [line.number, ", ".join(line.pitches), line.arrived_on, line.departed_on, None if line.stands else _("yes")]
        for line in lines
    )
    return Sheet(_("Stays"), columns, rows)
