"""The key by which people are sorted: right whoever writes the name, the same order on both engines."""

import pytest
from sqlalchemy import select

from amal_field.collation import sort_key
from amal_field.db import db
from amal_field.people import operations
from amal_field.people.models import Person
from tests.people.world import somebody
from tests.registers.folders import person
from tests.test_collation import IN_ORDER

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


def wrong():
    """Those whose key is not that of their name."""
    db.session.flush()
    db.session.expire_all()
    return [one.name for one in db.session.scalars(select(Person)) if one.sort_key != sort_key(one.name)]


def test_the_database_sorts_as_the_reader_does(engine, stamp_of):
    keys = [somebody(stamp_of(), name).id for name in reversed(IN_ORDER)]
    wanted = select(Person.given_name).where(Person.id.in_(keys)).order_by(Person.sort_key, Person.id)
    assert tuple(db.session.scalars(wanted)) == IN_ORDER


def test_whoever_changes_a_name_changes_its_key(engine, stamp_of):
    one, other = somebody(stamp_of(), "Émile", "Aerts"), somebody(stamp_of(), "Emile")
    assert wrong() == []
    operations.correct_person(one, {"given_name": "Łucja"}, stamp=stamp_of())
    assert wrong() == []
    made = operations.merge(one, other, stamp=stamp_of())
    assert other.family_name == "Aerts"
    assert wrong() == []
    operations.unmerge(made, stamp=stamp_of())
    assert other.family_name is None
    assert wrong() == []


def test_a_register_makes_and_changes_keys(engine, import_):
    import_([person("P1", voornaam="Émile")])
    assert wrong() == []
    import_([person("P1", voornaam="Zoë")])
    assert [one.given_name for one in db.session.scalars(select(Person).where(Person.register_no == "P1"))] == ["Zoë"]
    assert wrong() == []
