"""The lists of duos and of candidates, and the numbers of a year, as files."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _

from amal_field.buddies import messages
from amal_field.buddies.queries import CandidateLine, MatchLine
from amal_field.buddies.reports.years import ProgrammeYear
from amal_field.buddies.rules.words import BUDDY, NEWCOMER
from amal_field.people.rules import distinct_names
from amal_field.workbook import Column, Sheet


def duos_sheet(lines: Sequence[MatchLine], programmes: Mapping[str, Any]) -> Sheet:
    """The duos as a sheet; `programmes`: what each is called."""
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
    return Sheet(_("Duos"), columns, [_row(line, programmes) for line in lines])


def year_sheet(year: int, lines: Sequence[ProgrammeYear], programmes: Mapping[str, Any]) -> Sheet:
    """What became of the duos of each programme in a year, as a sheet; what cannot be said stays empty."""
    columns = [
        Column(_("Programme"), 30),
        Column(_("Started"), 14),
        Column(_("Active"), 14),
        Column(_("Ended"), 14),
        Column(_("Ended before the planned end"), 30),
        Column(_("Share (%)"), 14),
        Column(_("Of these completed"), 20),
        Column(_("Without a planned end"), 24),
    ]
    rows = [
        [
            str(programmes[one.programme]),
            *(one.started, one.active, one.ended, one.dropped, one.share, one.completed, one.endless),
        ]
        for one in lines
    ]
    return Sheet(str(year), columns, rows)


def _row(line: MatchLine, programmes: Mapping[str, Any]) -> list[Any]:
    match = line.match
    sides = (", ".join(person.name for person in line.side(role)) for role in (BUDDY, NEWCOMER))
    state = str(messages.STATES[match.state])
    days = (match.proposed_on, match.started_on, match.closed_on)
    return [str(programmes[line.programme]), *sides, state, *days, line.met, line.last_on]


def candidates_sheet(lines: Sequence[CandidateLine], programmes: Mapping[str, Any], today: date) -> Sheet:
    """The candidates as a sheet; `programmes`: what each is called."""
    columns = [
        Column(_("Programme"), 24),
        Column(_("Who"), 32),
        Column(_("Role"), 16),
        Column(_("State"), 16),
        Column(_("Waits since"), 14, "dd/mm/yyyy"),
        Column(_("Duos"), 10),
    ]
    names = distinct_names({line.person.id: line.person for line in lines})
    rows = [
        [
            *(str(programmes[line.programme]), names[line.person.id], str(messages.ROLES[line.candidate.role])),
            *(str(messages.CANDIDATE_STATES[line.state(today)]), line.candidate.waits_since, line.duos),
        ]
        for line in lines
    ]
    return Sheet(_("Candidates"), columns, rows)
