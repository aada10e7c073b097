"""The register of referrals (`doorverwijzingen`): its columns, and stored referrals written back as their values."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from amal_field.db import db
from amal_field.organisations.rules import name_key
from amal_field.people.models import Person
from amal_field.permissions import Permission
from amal_field.referrals import messages, rules
from amal_field.referrals.models import AnyReferral, HealthImportedRow, Referral
from amal_field.referrals.operations import health
from amal_field.referrals.queries import referrals
from amal_field.referrals.registers import check, store
from amal_field.registers.importing.columns import MOST_IN_A_KEY, Choice, Day, Number, Reference, Text
from amal_field.registers.importing.numbers import numbers_of
from amal_field.registers.importing.register import Register, Row, Stored, parts
from amal_field.registers.models import ImportedRow, Leaving

KINDS = {
    "gezondheid": "health",
    "school_basis": "school_basic",
    "school_okan": "school_okan",
    "school_ander": "school_other",
    "nt2": "nt2",
    "ocmw": "ocmw",
    "vrije_tijd": "leisure",
    "ander": "other",
}
SERVICES = {"terrein": "site", "onthaal": "desk"}
STATES = {
    "open": "open",
    "wachtlijst": "waiting_list",
    "aanvaard": "accepted",
    "gestart": "started",
    "geweigerd": "refused",
    "niet_opgenomen": "not_taken_up",
    "ingetrokken": "withdrawn",
}


class Destination(Text):
    """The name of an organisation; capitals, accents and spaces tell none from another."""

    def is_same(self, one: str, other: str) -> bool:
        """Whether two cells name one organisation."""
        return name_key(one) == name_key(other)


def known(numbers: Collection[str]) -> set[str]:
    """Those of these numbers that a referral has."""
    return {number for row in _rows(numbers) if (number := row.register_no)}


def stored(numbers: Collection[str]) -> dict[str, Stored]:
    """The referrals with these numbers. A person or a household without a number is written as its key."""
    rows = _rows(numbers)
    names = numbers_of(Person, {row.recorded_person_id for row in rows if row.recorded_person_id})
    return {row.register_no: Stored(row, _values(row, names)) for row in rows}


def kept_in(row: Row) -> type[ImportedRow | HealthImportedRow]:
    """Where the cells of a row are kept: those of a referral to care apart."""
    return HealthImportedRow if row.final("soort") == rules.HEALTH else ImportedRow


def kept_apart(numbers: Collection[str]) -> list[HealthImportedRow]:
    """What is kept of the rows with these numbers that tell of care."""
    return [row for chunk in parts(numbers) for row in health.kept_cells("doorverwijzingen", chunk)]


def leaves() -> tuple[Leaving, ...]:
    """Those to care, and all others, as they stand."""
    seen_with = (Permission.REFERRALS_SITE, Permission.REFERRALS_DESK)
    return Leaving(Referral, "R", lambda day: referrals.leaves(Referral, day), seen_with), health.leaving()


def _rows(numbers: Collection[str]) -> list[AnyReferral]:
    reader = store.importer()
    return [
        row
        for chunk in parts(numbers)
        for row in (
            *db.session.scalars(referrals.numbered(Referral, chunk)),
            *health.numbered(reader, chunk),
        )
    ]


def _values(row: AnyReferral, names: dict[UUID, str]) -> dict[str, Any]:
    household = row.household
    return {
        "verwijzing_nr": row.register_no,
        "persoon_nr": names.get(row.recorded_person_id),
        "gezin_nr": (household.register_no or str(household.id)) if household else None,
        "soort": row.kind,
        "bestemming": row.organisation.name,
        "datum": row.made_on,
        "dienst": row.service.code,
        "status": row.state,
    }


REFERRALS = Register(
    name="doorverwijzingen",
    columns=(
        Number("verwijzing_nr", required=True),
        Reference("persoon_nr", to="persoon_nr"),
        Reference("gezin_nr", to="gezin_nr"),
        Choice("soort", required=True, values=KINDS),
        Destination("bestemming", required=True, most=MOST_IN_A_KEY),
        Day("datum", required=True),
        Choice("dienst", required=True, values=SERVICES),
        Choice("status", required=True, values=STATES),
    ),
    sentences=messages.SENTENCES,
    known={"verwijzing_nr": known},
    stored=stored,
    check=check.check,
    store=store.store,
    leaves=leaves,
    kept_in=kept_in,
    kept_apart=kept_apart,
    seen_with=Permission.REFERRALS_HEALTH,
    behind_door=True,
)
