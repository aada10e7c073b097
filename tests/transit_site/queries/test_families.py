"""What a family is known by when it comes again."""

import pytest

from amal_field.db import db
from amal_field.transit_site import operations
from amal_field.transit_site.operations import Arrival
from amal_field.transit_site.queries import families
from tests.transit_site.world import in_days, known_family

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def test_the_last_stay_tells_who_comes_again(stamp_of):
    household = known_family(stamp_of())
    family = families.known_family(household.id)
    assert [person.given_name for person in family.persons] == ["Sammy", "Nele", "Davy", "Ion"]
    assert family.plates == ["1-ABC-234"]


def test_of_two_stays_on_one_day_the_list_shows_what_is_checked_in(stamp_of):
    household = known_family(stamp_of())
    everybody = [member.person for member in household.members]
    for size in (2, 3, 1):
        arrival = Arrival(20, household, everybody[:size], [f"1-AAA-00{size}"], in_days(-5))
        operations.depart(operations.check_in(arrival, stamp=stamp_of()), in_days(-5), meter_end=None, stamp=stamp_of())
        db.session.flush()
        for text in (None, "Mayer", "1AAA00"):
            shown = families.known_families(text, prefer=[household.id])
            taken = families.known_family(household.id)
            assert [line.household_id for line in shown] == [household.id]
            assert shown[0].given_names == [person.given_name for person in taken.persons]
            assert shown[0].plates == taken.plates == [f"1-AAA-00{size}"]
            assert len(taken.persons) == size
