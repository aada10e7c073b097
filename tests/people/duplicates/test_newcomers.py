"""Somebody new in a household is asked about first; "somebody else" is one tap and is remembered."""

import pytest
from sqlalchemy import select

from amal_field.db import begin_write, db
from amal_field.people.models import HouseholdMember, KnownDifferent, Person
from tests.people.world import somebody
from tests.transit_site.world import make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")

OLENA = {"given_name": "Elena", "family_name": "Kovalcuk", "birth-year": "1990"}


@pytest.fixture
def known(app, stamp_of):
    """The page of the form by which somebody joins a household, and the key of Olena, who lives elsewhere."""
    with app.test_request_context():
        begin_write()
        household, olena = make_family(stamp_of()), somebody(stamp_of(), "Olena", "Kovalchuk", 1990)
        found = f"/people/households/{household.id}/members", olena.id
        db.session.commit()
        db.session.remove()
    return found


def test_who_is_registered_already_joins_a_household_as_herself(visit, app, known, count):
    page = visit("bruno").go(known[0]).send("#joining", **OLENA, relation="other")
    assert page.status == 422
    assert [one.get("id") for one in page.find(".double")] == [f"double-0-{known[1]}"]
    assert page.find("input[name=relation][value=other][checked]")
    assert count(Person) == 5
    page.send("#joining", same=page.find("button[name=same]")[0].get("value"))
    assert page.status == 200
    assert count(Person) == 5
    with app.app_context():
        assert db.session.scalars(select(HouseholdMember.relation).filter_by(person_id=known[1])).all() == ["other"]
        db.session.remove()


def test_somebody_else_joins_a_household_as_somebody_new_and_is_remembered(visit, known, count):
    page = visit("bruno").go(known[0]).send("#joining", **OLENA)
    page.send("#joining", different=page.find("button[name=different]")[0].get("value"))
    assert page.status == 200
    assert (count(Person), count(KnownDifferent)) == (6, 1)


def test_who_is_in_the_household_already_does_not_join_it_again(visit, known, count):
    page = visit("bruno").go(known[0]).send("#joining", given_name="Sammy", family_name="Mayer")
    page.send("#joining", same=page.find("button[name=same]")[0].get("value"))
    assert page.status == 422
    assert page.find(".problems")
    assert count(HouseholdMember) == 4
