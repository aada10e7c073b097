"""What is undone, or said once more, loses nothing and leaves nothing behind."""

from datetime import timedelta

import pytest

from amal_field import clock
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.transit_site import operations
from amal_field.transit_site.queries import evacuation, plan
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import PitchState
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("engine", "world", "frozen_clock")


def test_a_departure_twice_keeps_no_other_meter_reading(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()))
    operations.depart(stay, clock.today(), meter_end=50, stamp=stamp_of())
    operations.depart(stay, clock.today(), meter_end=None, stamp=stamp_of())
    with pytest.raises(RuleBroken, match="stay_over"):
        operations.depart(stay, clock.today(), meter_end=55, stamp=stamp_of())
    assert stay.meter_end == 50


def test_a_departure_that_is_undone_takes_its_mark_along(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()), on=clock.today() - timedelta(days=25))
    operations.depart(stay, clock.today(), meter_end=None, stamp=stamp_of())
    operations.cancel_departure(stay, stamp=stamp_of())
    assert stay.marks == []


def test_whoever_was_expected_is_so_again_when_the_check_in_is_undone(stamp_of):
    operations.expect_arrival(stay_queries.pitch(12), "Mayer", None, clock.today(), stamp=stamp_of())
    stay = let_in(stamp_of(), make_family(stamp_of()))
    operations.cancel_check_in(stay, stamp=stamp_of())
    assert plan.plan(clock.today()).tile(12).state is PitchState.EXPECTED


def test_a_move_is_not_undone_after_the_next_one(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()))
    first = stay.pitches[0]
    second = operations.move(first, stay_queries.pitch(14), stamp=stamp_of())
    operations.move(second, stay_queries.pitch(16), stamp=stamp_of())
    with pytest.raises(RuleBroken, match="moved_on"):
        operations.cancel_move(first, second, stamp=stamp_of())
    assert [spell.pitch.number for spell in stay.standing_pitches] == [16]


def test_who_left_before_the_departure_of_the_same_day_stays_away_when_it_is_undone(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()), on=clock.today() - timedelta(days=3))
    operations.remove_person(stay.persons[3], stamp=stamp_of())
    operations.move(stay.pitches[0], stay_queries.pitch(13), stamp=stamp_of())
    operations.depart(stay, clock.today(), meter_end=None, stamp=stamp_of())
    operations.cancel_departure(stay, stamp=stamp_of())
    assert len(stay.present_persons) == plan.plan(clock.today()).people == 3
    assert [spell.name for spell in stay.standing_pitches] == ["13"]


def test_another_family_leaves_who_is_expected_on_the_plan(stamp_of):
    arrival = operations.expect_arrival(stay_queries.pitch(12), "Rosenberg", None, clock.today(), stamp=stamp_of())
    stay = let_in(stamp_of(), make_family(stamp_of()))
    assert arrival.stay_id is None
    operations.cancel_check_in(stay, stamp=stamp_of())
    let_in(stamp_of(), make_family(stamp_of(), "Rosenberg"))
    assert arrival.stay_id is not None


def test_a_stay_of_the_registers_counts_on_the_plan_from_its_first_day_to_its_last(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()))
    tomorrow = clock.today() + timedelta(days=1)
    for row in (stay, *stay.pitches, *stay.persons):
        ends = "departed_on" if row is stay else "to_on"
        setattr(row, ends, tomorrow)
    db.session.flush()
    assert plan.plan(clock.today()).people == 4
    assert plan.plan(tomorrow).people == 0
    assert plan.plan(clock.today() - timedelta(days=1)).people == 0
    assert evacuation.evacuation_list(clock.today()).groups
