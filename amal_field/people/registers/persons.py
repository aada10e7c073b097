"""The register of persons (`personen`): its columns, and a stored person written back as its values."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from babel import Locale
from sqlalchemy import select
from sqlalchemy.orm import aliased

from amal_field.db import db
from amal_field.people import messages
from amal_field.people.models import Household, HouseholdMember, Person
from amal_field.people.queries.people import is_known
from amal_field.people.registers import resembling, same_person, store
from amal_field.people.rules import Birth, birth_from, phone_keys
from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.columns import (
    YES_NO,
    Checked,
    Choice,
    Day,
    Introduced,
    Listed,
    Number,
    Reference,
    Text,
)
from amal_field.registers.importing.notations import LAST_YEAR, day_from
from amal_field.registers.importing.numbers import keys_of, known
from amal_field.registers.importing.register import Register, Stored, parts
from amal_field.registers.models import Leaving
from amal_field.registers.reading.tables import SheetCell

RELATIONS = {"hoofd": "holder", "partner": "partner", "kind": "child", "ouder": "parent", "ander": "other"}
SEXES = {"m": "m", "v": "f", "x": "x"}
WRITTEN = {"year": "%Y", "month": "%m/%Y"}
"""How a birth is written of which no more is known."""
LANGUAGES = frozenset(Locale("en").languages)
COUNTRIES = frozenset(code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", code)) - {"EU", "UN", "ZZ"}

BELGIAN_DIGITS = (8, 9)
"""The digits of a Belgian number, landline or mobile, without its first 0."""


class BirthDay(Day):
    """A birth: a day, a month (`09/1984`), or a year alone."""

    def read(self, text: str) -> Birth:
        """Raises `RuleBroken` `birth_unreal` or `not_a_day`."""
        latest = date(LAST_YEAR, 12, 31)
        if re.fullmatch("[0-9]{4}", text):
            return birth_from(int(text), today=latest)
        if month := re.fullmatch("([0-9]{1,2})[/.-]([0-9]{4})", text):
            return birth_from(int(month[2]), int(month[1]) or 13, today=latest)
        on = day_from(text)
        return birth_from(on.year, on.month, on.day, today=latest)

    def write(self, value: Birth | None) -> str:
        """The day, the month or the year that is known."""
        return f"{value.on:{WRITTEN.get(value.precision, '%d/%m/%Y')}}" if value else ""


class Phone(Text):
    """A phone number as written. A spreadsheet that makes a number of it takes its first 0 away."""

    as_typed = False

    def take(self, cell: str) -> str:
        """Give the 0 back to a number of 8 or 9 digits, as Belgian ones have without it."""
        if isinstance(cell, SheetCell):
            self.check_kind(cell)
            if not cell.isdigit():
                raise RuleBroken("not_a_phone")
            return f"0{cell}" if len(cell) in BELGIAN_DIGITS else str(cell)
        return super().take(cell)

    def read(self, text: str) -> str:
        """Its keys are worked out here, and remembered, before an import locks anything."""
        phone_keys(text)
        return super().read(text)

    def is_same(self, one: str, other: str) -> bool:
        """Whether two cells differ in the notation of a number alone."""
        return _without_notation(one) == _without_notation(other)


def _without_notation(phone: str) -> str:
    """A phone number without the signs that only make it readable, with its country."""
    signs = re.sub(r"\(0\)|[\s./()\u2010-\u2015-]", "", phone)
    return re.sub(r"^00(?=[1-9])", "+", signs) if not re.match("0[1-9]", signs) else f"+32{signs[1:]}"


def language_code(text: str) -> str:
    """An ISO 639 code, two or three letters. Raises `RuleBroken` `not_a_language`."""
    code = text.lower()
    if code not in LANGUAGES and not re.fullmatch("[a-z]{3}", code):
        raise RuleBroken("not_a_language")
    return code


def country_code(text: str) -> str:
    """An ISO 3166 code of two letters. Raises `RuleBroken` `not_a_country`."""
    code = text.upper()
    if code not in COUNTRIES:
        raise RuleBroken("not_a_country")
    return code


def stored(numbers: Collection[str]) -> dict[str, Stored]:
    """The persons with these numbers. A person or a household without a number is written as its key."""
    stored = {}
    for chunk in parts(numbers):
        root = aliased(Person)
        rows = db.session.execute(
            select(Person, root.register_no)
            .outerjoin(root, Person.same_as_id == root.id)
            .where(Person.register_no.in_(chunk))
        ).all()
        homes = _homes([person.id for person, _ in rows])
        for person, root_no in rows:
            same_as = (root_no or str(person.same_as_id)) if person.is_duplicate else None
            stored[person.register_no] = Stored(person, _values(person, same_as, homes.get(person.id)))
    return stored


@dataclass(frozen=True)
class Home:
    """The household of a person, as her row in the register names it."""

    number: str
    relation: str | None


def _homes(person_ids: Collection[UUID]) -> dict[UUID, Home]:
    homes: dict[UUID, Home] = {}
    for person_id, relation, household_id, number in db.session.execute(
        select(HouseholdMember.recorded_person_id, HouseholdMember.relation, Household.id, Household.register_no)
        .join(Household, Household.id == HouseholdMember.household_id)
        .where(HouseholdMember.recorded_person_id.in_(person_ids), HouseholdMember.is_present)
        .order_by(HouseholdMember.id)
    ):
        homes.setdefault(person_id, Home(number or str(household_id), relation))
    return homes


def _values(person: Person, same_as: str | None, home: Home | None) -> dict[str, Any]:
    values = {column: getattr(person, name) for column, name in store.FIELDS.items()}
    return values | {
        "persoon_nr": person.register_no,
        "zelfde_als": same_as,
        "gezin_nr": home.number if home else None,
        "gezin_rol": home.relation if home else None,
        "geboortedatum": person.birth,
    }


def leaves() -> tuple[Leaving, ...]:
    """Everybody; those whom one room keeps to itself only for who may see these. Households by their number alone."""
    return (
        Leaving(Household, "G", lambda day: (), are_rows=False),
        Leaving(Person, "P", lambda day: (is_known(Person.id),), (Permission.PEOPLE_SEE,)),
        Leaving(Person, "P", lambda day: (~is_known(Person.id),), (Permission.VACCINATION_RECORD,)),
    )


PERSONS = Register(
    name="personen",
    columns=(
        Number("persoon_nr", required=True),
        Reference("zelfde_als", to="persoon_nr"),
        Introduced("gezin_nr"),
        Choice("gezin_rol", values=RELATIONS),
        Text("achternaam"),
        Text("voornaam"),
        Text("naam_eigen_schrift"),
        Text("vadersnaam"),
        BirthDay("geboortedatum"),
        Choice("geslacht", values=SEXES),
        Listed("talen", of=Checked("taal", check=language_code), ordered=True),
        Checked("land", check=country_code),
        Phone("telefoon"),
        Choice("nieuwe_gentenaar", values=YES_NO),
        Day("vrijwilliger_sinds"),
        Text("student_van"),
    ),
    sentences=messages.SENTENCES,
    known={"persoon_nr": known(Person), "gezin_nr": known(Household)},
    stored=stored,
    prepare=same_person.prepare,
    check=same_person.check,
    store=store.store,
    leaves=leaves,
    resembling=resembling.resembling,
    named=lambda numbers: list(keys_of(Person, numbers).values()),
    seen_with=Permission.PEOPLE_SEE,
)
