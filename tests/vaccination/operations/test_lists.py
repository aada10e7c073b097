"""The list of an action is made of who is on the site or has reserved, and doubles nobody, on both engines."""

import pytest
from sqlalchemy import select

from amal_field.db import db, new_key
from amal_field.people.rules import Newcomer
from amal_field.refusal import RuleBroken
from amal_field.transit_site import operations as site
from amal_field.transit_site.models import Stay
from amal_field.vaccination.models.health import VaccinationLine
from amal_field.vaccination.operations import door, lists, outcomes
from tests.transit_site.world import in_days, known_family, wish
from tests.vaccination.world import a_list, an_action, family_on_site, found, line_id_of, the_list, visit

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine", "world")


def test_basic_actions_are_for_minors_and_whoever_s_age_nobody_knows(stamp_of):
    family_on_site(stamp_of("amina"), members=(("Nele", 1990), ("Sammy", 2022), ("Zonder", None)))
    action = an_action(stamp_of("farah"))
    made = lists.make_list(found(action), stamp=stamp_of("farah"))
    assert (made.added, made.left) == (2, 0)
    assert set(the_list(action)) == {"Sammy", "Zonder"}


def test_actions_against_covid_are_from_an_age_on(stamp_of):
    family_on_site(stamp_of("amina"), members=(("Nele", 1990), ("Sammy", 2022), ("Davy", 2016), ("Zonder", None)))
    action = an_action(stamp_of("farah"), "covid")
    lists.make_list(found(action), stamp=stamp_of("farah"))
    assert set(the_list(action)) == {"Nele", "Davy", "Zonder"}


def test_households_stand_together_in_the_order_of_their_numbers(stamp_of):
    family_on_site(stamp_of("amina"), "Weiss", (("Ada", 2015), ("Bo", 2016)), pitch=3)
    family_on_site(stamp_of("amina"), "Adel", (("Cé", 2017),), pitch=4)
    action = an_action(stamp_of("farah"))
    lists.make_list(found(action), stamp=stamp_of("farah"))
    assert [(one.line.number, name) for name, one in the_list(action).items()] == [(1, "Cé"), (2, "Ada"), (3, "Bo")]


def test_a_household_that_has_reserved_is_expected(stamp_of):
    household = known_family(stamp_of("amina"))
    site.reserve(wish("Mayer", days=2, household_id=household.id), stamp=stamp_of("amina"))
    today, later = an_action(stamp_of("farah")), an_action(stamp_of("farah"), on=in_days(3))
    for action in (today, later):
        lists.make_list(found(action), stamp=stamp_of("farah"))
    assert the_list(today) == {}
    assert {one.line.came_as for one in the_list(later).values()} == {"expected"}
    assert set(the_list(later)) == {"Davy", "Ion"}


def test_again_adds_who_is_new_marks_who_left_and_doubles_nobody(stamp_of):
    action = a_list(stamp_of("farah"))
    family_on_site(stamp_of("amina"), "Later", (("Lou", 2018),), pitch=5)
    stay = db.session.scalars(select(Stay).order_by(Stay.recorded_at, Stay.id)).first()
    site.depart(stay, in_days(0), meter_end=None, stamp=stamp_of("amina"))
    made = lists.make_list(found(action), stamp=stamp_of("farah"))
    assert (made.added, made.left) == (1, 2)
    assert {name: one.line.has_left for name, one in the_list(action).items()} == {
        "Sammy": True,
        "Davy": True,
        "Lou": False,
    }
    again = lists.make_list(found(action), stamp=stamp_of("farah"))
    assert (again.added, again.left) == (0, 0)


def test_who_walks_in_gets_the_next_number_and_stands_there_once(stamp_of):
    action = a_list(stamp_of("farah"))
    line = lists.walk_in(found(action), Newcomer("Zita", None, None), {}, {}, stamp=stamp_of("farah"))
    assert (line.number, line.came_as) == (3, "walk_in")
    lists.make_list(found(action), stamp=stamp_of("farah"))
    assert not the_list(action)["Zita"].line.has_left


def test_anybody_is_put_on_the_list_of_a_day_to_come_and_is_not_found_to_have_left(stamp_of):
    action = a_list(stamp_of("farah"), on=in_days(3))
    lists.walk_in(found(action), Newcomer("Zita", None, None), {}, {}, stamp=stamp_of("farah"))
    lists.make_list(found(action), stamp=stamp_of("farah"))
    assert not the_list(action)["Zita"].line.has_left


def test_who_is_taken_off_leaves_the_number_behind(stamp_of):
    action = a_list(stamp_of("farah"))
    lists.take_off(found(action), line_id_of(action, "Sammy"), visit(), stamp=stamp_of("farah"))
    lists.make_list(found(action), stamp=stamp_of("farah"))
    numbers = db.session.scalars(select(VaccinationLine.number).order_by(VaccinationLine.number)).all()
    assert numbers == [1, 2, 3]


def test_of_whom_something_was_noted_stays(stamp_of):
    action = a_list(stamp_of("farah"))
    key = line_id_of(action, "Sammy")
    outcomes.not_give(found(action), key, "absent", visit(), stamp=stamp_of("farah"))
    with pytest.raises(RuleBroken, match="line_noted"):
        lists.take_off(found(action), key, visit(), stamp=stamp_of("farah"))


def test_whoever_was_never_a_double_is_new_whatever_the_form_says_and_known_here_alone(stamp_of):
    action = a_list(stamp_of("farah"))
    made = lists.walk_in(found(action), Newcomer("Zita", None), {}, {0: new_key()}, stamp=stamp_of("farah"))
    assert (made.number, made.household_id) == (3, None)
    assert made.person_id in db.session.scalars(door.known_here_alone()).all()
