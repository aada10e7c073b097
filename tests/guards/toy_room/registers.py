"""The register of loans; it leans on that of the persons."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from amal_field import audit
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.registers.importing.columns import Day, Number, Reference, Text
from amal_field.registers.importing.register import Import, Register, Stored
from amal_field.registers.models import Leaving
from amal_field.stamp import stamped
from tests.guards.toy_room.models import Loan


def stored(numbers: Collection[str]) -> dict[str, Stored]:
    """The loans with these numbers."""
    found = select(Loan, Person.register_no).join(Person, Person.id == Loan.person_id)
    rows = db.session.execute(found.where(Loan.register_no.in_(numbers)))
    return {loan.register_no: Stored(loan, _values(loan, number)) for loan, number in rows}


def store(importing: Import) -> None:
    """Write the new loans; the register of persons has been stored before."""
    for row in importing["speelgoed"].read_rows:
        person = db.session.scalars(select(Person).where(Person.register_no == row.final("persoon_nr"))).one()
        if row.is_new:
            loan = Loan(
                id=row.subject_id,
                register_no=row.number,
                person_id=person.id,
                toy=row.final("speelgoed"),
                lent_on=row.final("datum"),
                **stamped(importing.stamp),
            )
            db.session.add(loan)
            audit.record("toy_room:loan:import", person, importing.stamp, toy=loan.toy)


def _values(loan: Loan, person_no: str) -> dict[str, Any]:
    return {
        "uitleen_nr": loan.register_no,
        "persoon_nr": person_no,
        "speelgoed": loan.toy,
        "datum": loan.lent_on,
    }


def leaves() -> tuple[Leaving, ...]:
    """The loans that stand, of days that have come."""
    return (Leaving(Loan, "L", lambda day: (Loan.stands, Loan.lent_on <= day)),)


LOANS = Register(
    name="speelgoed",
    columns=(
        Number("uitleen_nr", required=True),
        Reference("persoon_nr", required=True, to="persoon_nr"),
        Text("speelgoed", required=True),
        Day("datum", required=True),
    ),
    sentences={},
    known={},
    stored=stored,
    check=lambda importing: None,
    store=store,
    leaves=leaves,
)
