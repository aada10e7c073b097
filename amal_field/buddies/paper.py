"""The list of duos as a spreadsheet."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _

from amal_field.buddies import messages
from amal_field.buddies.queries import MatchLine
from amal_field.buddies.rules.words import BUDDY, NEWCOMER
from amal_field.workbook import Column, Sheet, write_workbook


def workbook(lines: Sequence[MatchLine], programmes: Mapping[str, Any]) -> bytes:
    """The duos as an .xlsx file; `programmes`: what each is called."""
    columns = [
        Column(_("Programme"), 24),
        Column(_("Buddies"), 30),
        Column(_("Newcomers"), 30),
        Column(_("State"), 16),
        Column(_("Proposed on"), 14, "dd/mm/yyyy"),
        Column(_("Began on"), 14, "dd/mm/yyyy"),
        Column(_("Ended on"), 14, "dd/mm/yyyy"),
        Column(_("Meetings"), 12),
        Column(_("Last on"), 14, "dd/mm/yyyy"),
    ]
    return write_workbook(Sheet(_("Duos"), columns, (_row(line, programmes) for line in lines)))


def _row(line: MatchLine, programmes: Mapping[str, Any]) -> list[Any]:
    match = line.match
    sides = (", ".join(person.name for person in line.side(role)) for role in (BUDDY, NEWCOMER))
    state = str(messages.STATES[match.state])
    days = (match.proposed_on, match.started_on, match.closed_on)
    return [str(programmes[line.programme]), *sides, state, *days, line.met, line.last_on]
