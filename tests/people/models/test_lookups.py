"""Phone fields with several numbers or a remark: each number finds its person, household or reservation."""

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.db import db
from amal_field.people import operations
from amal_field.people.duplicates import blocking
from amal_field.people.models import FurtherPhone
from amal_field.people.rules import Newcomer
from amal_field.people.search import finding
from amal_field.people.search.query import read_query
from amal_field.transit_site import operations as site
from amal_field.transit_site.queries import reservations
from tests.people.world import somebody
from tests.registers.folders import person
from tests.transit_site.world import wish

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")
SEVERAL = "0470 12 34 56 (moeder), 06 12 34 56 78"
NOTATIONS = ("0470/12.34.56", "+32470123456", "06 12 34 56 78", "+33 6 12 34 56 78", "0033612345678", "06 12 34 5")


def named(typed):
    return [hit.person.name for hit in finding.hits_for(read_query(typed), finding.anybody)]


def test_each_number_of_a_person_finds_them_in_any_notation(engine, stamp_of):
    olena = somebody(stamp_of(), "Olena", "Bondar", phone=SEVERAL)
    assert [named(typed) for typed in NOTATIONS] == [["Olena Bondar"]] * len(NOTATIONS)
    operations.correct_person(olena, {"phone": "0470 12 34 56"}, stamp=stamp_of())
    assert db.session.scalars(select(FurtherPhone)).all() == []
    assert named("06 12 34 56 78") == []


def test_each_number_of_a_household_finds_its_members(engine, stamp_of):
    operations.register_household([Newcomer("Nele", "Maes")], language=None, phone=SEVERAL, stamp=stamp_of())
    assert [named(typed) for typed in NOTATIONS] == [["Nele Maes"]] * len(NOTATIONS)


def test_each_number_of_a_reservation_finds_it(engine, stamp_of):
    site.reserve(wish(phone=SEVERAL), stamp=stamp_of())
    assert [len(reservations.to_come(typed, clock.now()).coming) for typed in NOTATIONS] == [1] * len(NOTATIONS)
    assert reservations.to_come("0499 11 22 33", clock.now()).coming == []


def test_a_register_keeps_each_number(engine, import_):
    import_([person("P1", voornaam="Ida", telefoon=SEVERAL)])
    assert named("06 12 34 56 78")
    import_([person("P1", voornaam="Ida", telefoon="0471 23 45 67")])
    assert named("06 12 34 56 78") == []


def test_who_shares_any_number_is_compared(engine, stamp_of):
    one = somebody(stamp_of(), "Olena", "Bondar", phone=SEVERAL)
    other = somebody(stamp_of(), "Elena", phone="+33612345678")
    found, _bearers = blocking.candidates([other.id])
    assert one.id in found[other.id]
