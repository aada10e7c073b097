"""The register of organisations (`organisaties`): its columns, stored rows as their values, and writing it."""

from typing import Any

from sqlalchemy import select

from amal_field import audit
from amal_field.collation import sort_key
from amal_field.db import db
from amal_field.organisations import messages
from amal_field.organisations.models import Organisation
from amal_field.organisations.rules import name_key
from amal_field.people.registers.persons import language_code
from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.columns import MOST_IN_A_KEY, Checked, Choice, Day, Listed, Number, Text
from amal_field.registers.importing.numbers import known, stored_rows
from amal_field.registers.importing.register import Import, Register, Row, Stored
from amal_field.registers.models import Leaving
from amal_field.stamp import stamped

NAME = "organisaties"
KINDS = {
    "gezondheid": "health",
    "school": "school",
    "nt2": "nt2",
    "welzijn": "welfare",
    "wonen": "housing",
    "vrije_tijd": "leisure",
    "partner": "partner",
    "ander": "other",
}
FIELDS = {
    "organisatie_nr": "register_no",
    "naam": "name",
    "soort": "kind",
    "adres": "address",
    "telefoon": "phone",
    "openingsuren": "opening_hours",
    "talen": "languages",
    "opmerking": "remark",
    "gestopt": "retired_on",
}


def prepare(importing: Import) -> None:
    """Let a new number go to the organisation of that kind and name that is there and has none."""
    new = {_key_of(row): row for row in importing[NAME].read_rows if row.is_new and row.may_use("naam", "soort")}
    if new:
        for one in db.session.scalars(
            select(Organisation).where(Organisation.stands, Organisation.register_no.is_(None))
        ):
            if row := new.get((one.kind, one.name_key)):
                row.stored, row.subject_id = Stored(one, _values(one)), one.id


def check(importing: Import) -> None:
    """Note two of one kind and name. One that was undone on screen, or went into another, stays so."""
    batch = importing[NAME]
    rows = list(batch.read_rows)
    if not rows:
        return
    there = select(Organisation.kind, Organisation.name_key, Organisation.id).where(Organisation.stands)
    own = {row.subject_id for row in rows}
    taken = {(kind, key) for kind, key, one_id in db.session.execute(there) if one_id not in own}
    for row in rows:
        if row.is_undone:
            row.leave("organisatie_nr")
        elif row.may_use("naam", "soort"):
            key = (row.final("soort"), name_key(row.final("naam")))
            if key in taken:
                batch.wrong(row, "naam", RuleBroken("organisation_known", name=row.final("naam")))
            taken.add(key)


def store(importing: Import) -> None:
    """Write what is new and what has changed, with an entry in the audit for each organisation."""
    stamp = importing.stamp
    for row in importing[NAME].read_rows:
        if row.is_new or row.changes:
            one = row.stored.subject if row.stored else Organisation(id=row.subject_id, **stamped(stamp))
            for column, name in FIELDS.items():
                setattr(one, name, row.final(column))
            one.name_key, one.sort_key, one.from_register = name_key(one.name), sort_key(one.name), False
            db.session.add(one)
            audit.record("organisations:organisation:import", one, stamp)
    db.session.flush()


def leaves() -> tuple[Leaving, ...]:
    """Those that stand, the retired too."""
    return (Leaving(Organisation, "E", lambda day: (Organisation.stands,), (Permission.ORGANISATIONS_SEE,)),)


def _values(one: Organisation) -> dict[str, Any]:
    return {column: getattr(one, name) for column, name in FIELDS.items()}


def _key_of(row: Row) -> tuple[str, str]:
    return row.wanted["soort"], name_key(row.wanted["naam"])


ORGANISATIONS = Register(
    name=NAME,
    columns=(
        Number("organisatie_nr", required=True),
        Text("naam", required=True, most=MOST_IN_A_KEY),
        Choice("soort", required=True, values=KINDS),
        Text("adres"),
        Text("telefoon"),
        Text("openingsuren"),
        Listed("talen", of=Checked("taal", check=language_code), ordered=True),
        Text("opmerking"),
        Day("gestopt"),
    ),
    sentences=messages.SENTENCES,
    known={"organisatie_nr": known(Organisation)},
    stored=stored_rows(Organisation, _values),
    prepare=prepare,
    check=check,
    store=store,
    leaves=leaves,
    seen_with=Permission.ORGANISATIONS_SEE,
)
