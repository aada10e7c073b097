"""Whom a walk-in brings into sight: nobody's but this room's, until another room tells of them."""

import pytest
from sqlalchemy import select

from amal_field.accounts.offers.demo import player
from amal_field.db import db
from amal_field.looks import queries as looks
from amal_field.people.models import Person
from amal_field.people.queries import people
from amal_field.people.rules import Newcomer
from amal_field.planning.queries import plans
from amal_field.vaccination.operations import lists, removal
from tests.attendance.world import a_session, mark
from tests.transit_site.world import in_days
from tests.vaccination.world import a_list, found

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine", "world")


@pytest.fixture
def farah(stamp_of):
    return stamp_of("farah")


def sees(person: Person) -> list[bool]:
    """Whether who plans and merges, the administrator, and the health coordinator can read of somebody."""
    asked = (people.person_for(player("bruno"), person.id), looks.person(person.id), plans.possible_helper(person.id))
    return [one is not None for one in (*asked, people.person_for(player("farah"), person.id))]


def test_who_was_registered_here_is_seen_once_another_room_tells_of_them(farah):
    action = a_list(farah)
    lists.walk_in(found(action), Newcomer("Zita", None, None), {}, {}, stamp=farah)
    zita = db.session.scalars(select(Person).where(Person.given_name == "Zita")).one()
    assert sees(zita) == [False, False, False, True]
    removal.remove_list(
        found(action), stamp=type(farah)(farah.by_id, farah.at + (in_days(31) - in_days(0)), farah.token)
    )
    assert sees(zita) == [False, False, False, False]
    mark(farah, a_session(farah, "class_unit"), zita)
    assert sees(zita)[:3] == [True, True, True]


def test_who_is_known_already_stays_known(farah):
    action = a_list(farah)
    sammy = db.session.scalars(select(Person).where(Person.given_name == "Sammy")).one()
    assert sees(sammy) == [True] * 4
    assert action
