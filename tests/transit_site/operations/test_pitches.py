"""A pitch is blocked, opened again, and kept for who is expected."""

import pytest

from amal_field import clock
from amal_field.refusal import RuleBroken
from amal_field.transit_site import operations
from amal_field.transit_site.queries import plan
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import PitchState
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def test_a_blocked_pitch_takes_nobody_until_it_is_open_again(stamp_of):
    block = operations.block_pitch(stay_queries.pitch(12), "Water broken", stamp=stamp_of())
    with pytest.raises(RuleBroken, match="pitch_blocked"):
        let_in(stamp_of(), make_family(stamp_of()))
    operations.unblock_pitch(block, stamp=stamp_of())
    let_in(stamp_of(), make_family(stamp_of()))


def test_an_expected_arrival_is_used_by_the_stay_that_comes(stamp_of):
    operations.expect_arrival(stay_queries.pitch(12), "Mayer", None, clock.today(), stamp=stamp_of())
    assert plan.plan(clock.today()).tile(12).state is PitchState.EXPECTED
    stay = let_in(stamp_of(), make_family(stamp_of()))
    operations.depart(stay, clock.today(), meter_end=None, stamp=stamp_of())
    assert plan.plan(clock.today()).tile(12).state is PitchState.FREE
