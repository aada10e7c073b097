"""The volunteers, and the nominative list as a file: volunteer, day, amount, as the law wants it (`domain.md` F.2)."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _

from amal_field.people.rules import distinct_names
from amal_field.volunteers.queries import Day, VolunteerYearLine, total_of
from amal_field.workbook import GENERAL, Cell, Column, Sheet


def nominative_sheet(days: Sequence[Day], names: Mapping[str, Any]) -> Sheet:
    """The days as a sheet, programmes called by `names`, with the sum beneath."""
    columns = [
        Column(_("Volunteer"), 32),
        Column(_("Day"), 14, "dd/mm/yyyy"),
        Column(_("Programme"), 40),
        Column(_("Amount (€)"), 14, "0.00"),
    ]
    called = distinct_names({day.person.id: day.person for day in days})
    rows = [
        [called[day.person.id], day.on, ", ".join(str(names[code]) for code in day.programmes), day.amount]
        for day in days
    ]
    together = [_("Together"), None, None, Cell(total_of(days), GENERAL)]
    return Sheet(_("Nominative list"), columns, [*rows, together])


def volunteers_sheet(
    lines: Sequence[VolunteerYearLine], systems: Mapping[str, Any], missing: Mapping[str, Any]
) -> Sheet:
    """The volunteers of a year as a sheet; how they are paid and what is still to be done called by the words."""
    columns = [
        Column(_("Volunteer"), 32),
        Column(_("Days"), 10),
        Column(_("How paid"), 24),
        Column(_("Total (€)"), 14, "0.00"),
        Column(_("Still to do"), 40),
    ]
    called = distinct_names({line.person.id: line.person for line in lines})
    rows = [
        [
            called[line.person.id],
            line.days,
            str(systems[line.paid.system]) if line.paid else None,
            line.total,
            ", ".join(str(missing[code]) for code in line.missing) or None,
        ]
        for line in lines
    ]
    return Sheet(_("Volunteers"), columns, rows)
