"""The figures by hand of a year as a spreadsheet."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask_babel import gettext as _

from amal_field.figures.reports.by_hand import ManualSection
from amal_field.workbook import Column, Sheet


def by_hand_sheet(year: int, sections: Sequence[ManualSection], users: Mapping[UUID, str]) -> Sheet:
    """Each with its source, and who noted it."""
    columns = [
        Column(_("Section"), 26),
        Column(_("Code"), 26),
        Column(_("What it counts"), 44, wraps=True),
        Column(_("Value"), 18),
        Column(_("Source"), 44, wraps=True),
        Column(_("Read on"), 14, "dd/mm/yyyy"),
        Column(_("By"), 24),
    ]
    rows = [
        [
            section.name,
            one.row.code,
            one.row.name,
            one.shown if isinstance(one.reading.value, list) else one.reading.value,
            one.row.source,
            one.row.noted_on,
            users.get(one.row.recorded_by_id),
        ]
        for section in sections
        for one in section.rows
    ]
    return Sheet(_("By hand %(year)d", year=year), columns, rows)
