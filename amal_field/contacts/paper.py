"""The talks of a month as a spreadsheet, and the chart of the months."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask_babel import format_date
from flask_babel import gettext as _

from amal_field import charts
from amal_field.contacts import messages
from amal_field.contacts.queries import ContactLine, MonthLine, names_of
from amal_field.workbook import Column, Sheet


def sheet_of(rows: Sequence[ContactLine]) -> Sheet:
    """The talks as a sheet."""
    columns = [
        Column(_("Day"), 14, "dd/mm/yyyy"),
        Column(_("Service"), 18),
        Column(_("Topic"), 18),
        Column(_("Minutes"), 10),
        Column(_("Person"), 30),
        Column(_("Organisation"), 34),
        Column(_("Nobody named"), 18),
    ]
    names = names_of(rows)
    return Sheet(_("Contacts"), columns, (_line(row, names) for row in rows))


def chart(year: int, lines: Sequence[MonthLine], before: Sequence[MonthLine]) -> bytes:
    """Bars of the talks of each month beside the year before, as an SVG image without script."""
    most = max([line.talks for line in (*lines, *before)] + [1])
    step = -(-most // 4)
    return charts.bars(
        [format_date(line.first, "LLL") for line in lines],
        {str(year - 1): [line.talks for line in before], str(year): [line.talks for line in lines]},
        scale=tuple(range(0, 4 * step + 1, step)),
    )


def _line(row: ContactLine, names: Mapping[UUID, str]) -> list[Any]:
    return [
        row.spoken_on,
        str(messages.SERVICES.get(row.service.code, row.service.name)),
        str(messages.TOPICS.get(row.topic.code, row.topic.name)),
        row.minutes,
        names.get(row.person_id),
        row.organisation,
        str(messages.AGE_GROUPS[row.age_group]) if row.age_group else None,
    ]
