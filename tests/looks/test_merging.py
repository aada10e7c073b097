"""Looks follow a person who turns out to be another, and come back; two in one look are one there."""

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.looks.models import LookPerson
from amal_field.people import operations
from tests.looks.world import a_look
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


def test_looks_follow_and_come_back(engine, stamp_of):
    olena, double = (somebody(stamp_of(), "Olena", name, 1990) for name in ("Kovalenko", "Kowalenko"))
    a_look("amina", olena.id, double.id)
    alone = a_look("amina", double.id).id

    def whose() -> list[set]:
        rows = db.session.execute(select(LookPerson.look_id, LookPerson.person_id)).all()
        return [
            {person for look, person in rows if look != alone},
            {person for look, person in rows if look == alone},
        ]

    before = whose()
    assert before == [{olena.id, double.id}, {double.id}]
    made = operations.merge(double, olena, stamp=stamp_of())
    assert whose() == [{olena.id, double.id}, {olena.id}]
    operations.unmerge(made, stamp=stamp_of())
    assert whose() == before
