"""What a family is known by when it comes again."""

import pytest

from amal_field.transit_site.queries import families
from tests.transit_site.world import known_family

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def test_the_last_stay_tells_who_comes_again(stamp_of):
    household = known_family(stamp_of())
    family = families.known_family(household.id)
    assert [person.given_name for person in family.persons] == ["Sammy", "Nele", "Davy", "Ion"]
    assert family.plates == ["1-ABC-234"]
