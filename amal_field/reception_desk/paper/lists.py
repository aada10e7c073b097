"""The lists of minors, of statuses that end and of interpreters as files."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask_babel import get_locale
from flask_babel import gettext as _

from amal_field.people.rules import distinct_names
from amal_field.reception_desk.messages import interpreters as words
from amal_field.reception_desk.messages.files import STATUSES
from amal_field.reception_desk.messages.registration import MINOR_STATES
from amal_field.reception_desk.queries.interpreters import AssignmentLine
from amal_field.reception_desk.queries.minors import Minor
from amal_field.reception_desk.queries.statuses import EndingStatus
from amal_field.workbook import Column, Sheet


def minors_sheet(lines: Sequence[Minor]) -> Sheet:
    """Who came without a parent as a sheet."""
    columns = [
        Column(_("Number"), 16),
        Column(_("Who"), 32),
        Column(_("Birth"), 14, "dd/mm/yyyy"),
        Column(_("In Ghent since"), 16, "dd/mm/yyyy"),
        Column(_("State"), 24),
    ]
    names = distinct_names({line.file.person_id: line.file.person for line in lines})
    rows = (
        [
            line.file.number,
            names[line.file.person_id],
            line.file.person.born_on,
            line.file.arrived_on,
            str(MINOR_STATES[line.state]),
        ]
        for line in lines
    )
    return Sheet(_("Minors"), columns, rows)


def statuses_sheet(lines: Sequence[EndingStatus]) -> Sheet:
    """Whose status of protection ends as a sheet."""
    columns = [Column(_("Who"), 32), Column(_("Status"), 30), Column(_("Until"), 14, "dd/mm/yyyy")]
    names = distinct_names({line.person.id: line.person for line in lines})
    rows = ([names[line.person.id], str(STATUSES[line.status.status]), line.status.until] for line in lines)
    return Sheet(_("Statuses that end"), columns, rows)


def interpreters_sheet(lines: Sequence[AssignmentLine], names: Mapping[UUID, str]) -> Sheet:
    """The assignments as a sheet; `names`: whom each is for."""
    columns = [
        Column(_("Day"), 14, "dd/mm/yyyy"),
        Column(_("From"), 10, "hh:mm"),
        Column(_("To"), 10, "hh:mm"),
        Column(_("Language"), 18),
        Column(_("How"), 16),
        Column(_("Kind"), 24),
        Column(_("State"), 24),
        Column(_("Minutes"), 10),
        Column(_("For"), 32),
    ]
    spoken = get_locale().languages
    rows = (
        [
            *(line.day, line.starts, line.ends, spoken.get(line.language, line.language)),
            *(str(words.MANNERS[line.manner]), str(words.TIERS[line.tier]), str(words.STATES[line.state])),
            *(line.minutes, names.get(line.person_id)),
        ]
        for line in lines
    )
    return Sheet(_("Interpreters"), columns, rows)
