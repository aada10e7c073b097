"""Referrals as a spreadsheet."""

from collections.abc import Sequence

from flask_babel import gettext as _

from amal_field.referrals import messages
from amal_field.referrals.queries.referrals import ReferralLine, subject_names
from amal_field.workbook import Column, Sheet


def referrals_sheet(rows: Sequence[ReferralLine]) -> Sheet:
    """The referrals as a sheet."""
    columns = [
        Column(_("Who"), 30),
        Column(_("What for"), 22),
        Column(_("Where to"), 36),
        Column(_("Made on"), 14, "dd/mm/yyyy"),
        Column(_("Service"), 14),
        Column(_("State"), 18),
        Column(_("Nothing heard since"), 18, "dd/mm/yyyy"),
    ]
    names = subject_names(rows)
    lines = (
        [
            names[row.id],
            str(messages.KINDS[row.kind]),
            row.organisation,
            row.made_on,
            row.service,
            str(messages.STATES[row.state]),
            row.awaits_since,
        ]
        for row in rows
    )
    return Sheet(_("Referrals"), columns, lines)
