"""The register of vaccinations (`vaccinaties`): its columns, and what became of somebody written back as its values."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.column import NUMBERS
from amal_field.registers.importing.columns import MOST_IN_A_KEY, Checked, Choice, Number, Reference, Text, Whole
from amal_field.registers.importing.notations import day_from
from amal_field.registers.importing.register import Register, Stored, parts
from amal_field.registers.models import Leaving
from amal_field.registers.reading.tables import Kind
from amal_field.vaccination import messages
from amal_field.vaccination.operations import door
from amal_field.vaccination.operations.door import RecordedOutcome
from amal_field.vaccination.operations.lots import brand_key
from amal_field.vaccination.registers import check, store
from amal_field.vaccination.registers.told import NAME
from amal_field.vaccination.rules import doses
from amal_field.vaccination.rules.words import ADULT, MOST_DOSES, SELF

OUTCOMES = {"gegeven": "given", "niet_gegeven": "not_given"}
REASONS = {
    "afwezig": "absent",
    "vertrokken": "left",
    "geen_toestemming": "no_consent",
    "geweigerd": "declined",
    "uitgesteld": "postponed",
    "al_in_orde": "in_order",
    "niet_voorradig": "out_of_stock",
    "leeftijd": "age",
    "ander": "other",
}
SAID_BY = {"ouder": "parent", "voogd": "guardian", "zelf": SELF}
MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})|(\d{4})-(\d{1,2})", re.ASCII)


class Brand(Text):
    """The brand of a vaccine; capitals and spaces tell none from another."""

    def is_same(self, one: str, other: str) -> bool:
        """Whether two cells name one vaccine."""
        return brand_key(one) == brand_key(other)


@dataclass(frozen=True)
class DoseNumber(Whole):
    """Which dose it was, from 1 on."""

    most: int = MOST_DOSES

    def read(self, text: str) -> int:
        """Raises `RuleBroken` `dose_of_none`, or as any whole number."""
        dose = super().read(text)
        if dose < 1:
            raise RuleBroken("dose_of_none", most=self.most)
        return dose


class Month(Checked):
    """A month, `mm/yyyy`: its first day."""

    holds = NUMBERS | {Kind.DAY}
    as_typed = False

    def read(self, text: str) -> date:
        """Raises `RuleBroken` `not_a_month`."""
        match = MONTH.fullmatch(text)
        if match:
            month, year = int(match[1] or match[4]), int(match[2] or match[3])
            if 1 <= month <= 12 and 2000 <= year <= 2100:
                return date(year, month, 1)
        else:
            try:
                day = day_from(text)
            except RuleBroken:
                raise RuleBroken("not_a_month") from None
            if day.day == 1:
                return day
        raise RuleBroken("not_a_month")

    def write(self, value: date | None) -> str:
        """`mm/yyyy`."""
        return f"{value:%m/%Y}" if value else ""


def stored(numbers: Collection[str]) -> dict[str, Stored]:
    """What became of those under these numbers. A session or a person without a number is written as its key."""
    return {
        one.outcome.register_no: Stored(one, _values(one))
        for chunk in parts(numbers)
        for one in door.recorded_outcomes(chunk)
    }


def known(numbers: Collection[str]) -> set[str]:
    """Those of these numbers that the lists have."""
    return set(stored(numbers))


def kept_apart(numbers: Collection[str]) -> list[Any]:
    """What is kept of the rows with these numbers."""
    return [row for chunk in parts(numbers) for row in door.kept_cells(NAME, chunk)]


def removed(numbers: Collection[str]) -> set[str]:
    """Those of these rows that went with their list."""
    return {number for chunk in parts(numbers) for number in door.removed_numbers(NAME, chunk)}


def leaves() -> tuple[Leaving, ...]:
    """What became of those on the lists."""
    return (door.OUTCOMES,)


def named(numbers: Collection[str]) -> set[UUID]:
    """Of whose health the rows with these numbers tell."""
    return {row.subject.recorded_person_id for row in stored(numbers).values()}


def _values(one: RecordedOutcome) -> dict[str, Any]:
    return {
        "vaccinatie_nr": one.outcome.register_no,
        "sessie_nr": one.session_no or str(one.session_id),
        "persoon_nr": one.person_no or str(one.recorded_person_id),
        "uitkomst": one.outcome.outcome,
        "vaccin": one.brand,
        "dosis": one.outcome.dose,
        "lot": one.lot,
        "reden": one.outcome.reason,
        "toestemming_door": SELF if one.said_by == ADULT else one.said_by,
        "volgende_dosis": one.outcome.next_month,
    }


VACCINATIONS = Register(
    name=NAME,
    columns=(
        Number("vaccinatie_nr", required=True),
        Reference("sessie_nr", required=True, to="sessie_nr"),
        Reference("persoon_nr", required=True, to="persoon_nr"),
        Choice("uitkomst", required=True, values=OUTCOMES),
        Brand("vaccin", most=MOST_IN_A_KEY),
        DoseNumber("dosis"),
        Checked("lot", check=doses.lot_of),
        Choice("reden", values=REASONS),
        Choice("toestemming_door", values=SAID_BY),
        Month("volgende_dosis"),
    ),
    sentences=messages.SENTENCES,
    known={"vaccinatie_nr": known},
    stored=stored,
    check=check.check,
    store=store.store,
    leaves=leaves,
    kept_in=lambda row: door.CELLS,
    kept_apart=kept_apart,
    removed=removed,
    named=named,
    seen_with=Permission.VACCINATION_RECORD,
    behind_door=True,
)
