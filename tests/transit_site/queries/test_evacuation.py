"""Who is on the site, by pitch."""

import pytest

from amal_field import clock
from amal_field.transit_site import operations
from amal_field.transit_site.queries import evacuation
from amal_field.transit_site.queries import stays as stay_queries
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def test_the_evacuation_list_names_everybody_by_pitch(stamp_of):
    let_in(stamp_of(), make_family(stamp_of()), pitch=7)
    stay = let_in(stamp_of(), make_family(stamp_of(), "Adel"), pitch=3)
    operations.take_pitch(stay, stay_queries.pitch(4), stamp=stamp_of())
    listed = evacuation.evacuation_list(clock.today())
    assert [(group.pitches, len(group.people)) for group in listed.groups] == [("3 + 4", 4), ("7", 4)]
