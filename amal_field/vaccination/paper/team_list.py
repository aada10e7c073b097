"""What the team takes along of an action, as a file and on paper."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _

from amal_field.vaccination import messages
from amal_field.vaccination.queries.actions import FoundAction
from amal_field.vaccination.queries.listed import Listed, Noted
from amal_field.workbook import Column, Sheet


def sheet_of(found: FoundAction, family: Sequence[Listed]) -> Sheet:
    """The list as a sheet."""
    widths = (8, 24, 20, 14, 16, 26, 14, 18, 14, 12, 8, 24, 14, 24, 14)
    columns = [
        Column(head, width, "dd/mm/yyyy" if head in (_("Birth"), _("Date")) else None)
        for head, width in zip(_heads(), widths, strict=True)
    ]
    return Sheet(_("Vaccination"), columns, _rows(found, family))


def printed(found: FoundAction, family: Sequence[Listed]) -> tuple[list[str], list[list[str]]]:
    """The heads and the rows of the list on paper; the column for the SSIN stays empty there too."""
    return _heads(), [[_shown(value) for value in row] for row in _rows(found, family)]


def _heads() -> list[str]:
    return [
        *(_("No."), _("Family name"), _("First name"), _("Birth"), _("SSIN"), _("Place"), _("Date"), _("Vaccine")),
        *(_("Lot"), _("Month on the pack"), _("Dose"), _("Yes by"), _("Outcome"), _("Reason"), _("Next dose in")),
    ]


def _rows(found: FoundAction, family: Sequence[Listed]) -> list[list[Any]]:
    """A row for each that was given, and one for who got nothing."""
    return [_row(found, listed, noted) for listed in family for noted in (listed.given or [listed.not_given])]


def _row(found: FoundAction, listed: Listed, noted: Noted | None) -> list[Any]:
    person, outcome = listed.person, noted and noted.outcome
    yes = next((one for one in listed.answers if outcome and one.id == outcome.consent_id), None)
    birth: Any = person.born_on
    if person.born_on and person.birth_precision != "day":
        birth = f"{person.born_on:%m/%Y}" if person.birth_precision == "month" else str(person.born_on.year)
    return [
        listed.line.number,
        person.family_name,
        person.given_name,
        birth,
        None,
        found.session.place,
        found.day,
        noted.vaccine.brand if noted and noted.vaccine else None,
        noted.lot.lot if noted and noted.lot else None,
        _month(noted.lot.expires_on if noted and noted.lot else None),
        outcome.dose if outcome else None,
        _said_by(yes.said_by, yes.name) if yes else (_("of age") if outcome and outcome.adult_on else None),
        str(messages.OUTCOMES[outcome.outcome]) if outcome else None,
        str(messages.REASONS[outcome.reason]) if outcome and outcome.reason else None,
        _month(outcome.next_month if outcome else None),
    ]


def _said_by(said_by: str, name: str | None) -> str:
    return f"{messages.SAID_BY_SHORT[said_by]} {name or ''}".strip()


def _month(first: Any) -> str | None:
    return f"{first:%m/%Y}" if first else None


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str(value)
