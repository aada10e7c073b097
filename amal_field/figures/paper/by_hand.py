"""The figures of other services and by hand of a year as a spreadsheet."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask_babel import gettext as _

from amal_field.figures import messages
from amal_field.figures.figure import Reading
from amal_field.figures.reports.by_hand import ManualSection
from amal_field.figures.reports.year import Year
from amal_field.workbook import Column, Sheet


def by_hand_sheet(report: Year, sections: Sequence[ManualSection], users: Mapping[UUID, str]) -> Sheet:
    """Each with its source, and who noted it."""
    columns = [
        Column(_("Section"), 26),
        Column(_("Code"), 26),
        Column(_("What it counts"), 44, wraps=True),
        Column(_("Value"), 18),
        Column(_("Sentence or source"), 44, wraps=True),
        Column(_("Read on"), 14, "dd/mm/yyyy"),
        Column(_("By"), 24),
    ]
    counted = [
        [_name(section.code), one.figure.code, one.figure.title, _cell(one.shown, one.reading), one.sentence]
        for section in report.sections
        for one in section.rows
    ]
    rows = [
        [
            section.name,
            one.row.code,
            one.row.name,
            _cell(one.shown, one.reading),
            one.row.source,
            one.row.noted_on,
            users.get(one.row.recorded_by_id),
        ]
        for section in sections
        for one in section.rows
    ]
    return Sheet(_("Other services %(year)d", year=report.span.year), columns, counted + rows)


def _cell(shown: str, reading: Reading) -> str | int | float | None:
    """A number as a number; several as they are written."""
    return shown if isinstance(reading.value, list) or reading.low != reading.high else reading.value


def _name(section: str) -> str:
    return str(messages.SECTION_NAMES.get(section, section))
