"""People, pitches and caravans come and go during a stay."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from amal_field import clock
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.transit_site import operations
from amal_field.transit_site.models import SiteRule
from amal_field.transit_site.queries import plan
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import PitchState
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def test_a_second_pitch_is_refused_where_the_site_may_fill_no_more(engine, world, stamp_of):
    db.session.execute(update(SiteRule).values(capacity=1))
    stay = let_in(stamp_of(), make_family(stamp_of()))
    with pytest.raises(RuleBroken, match="full"):
        operations.take_pitch(stay, stay_queries.pitch(13), stamp=stamp_of())
    operations.move(stay.standing_pitches[0], stay_queries.pitch(13), stamp=stamp_of())
    assert [spell.pitch.number for spell in stay.standing_pitches] == [13]


def test_somebody_leaves_comes_back_and_joins(stamp_of):
    household = make_family(stamp_of())
    stay = let_in(stamp_of(), household)
    spell = stay.persons[3]
    operations.remove_person(spell, stamp=stamp_of())
    assert len(stay.present_persons) == 3
    operations.restore(spell, stamp=stamp_of())
    assert len(stay.present_persons) == 4
    guest = make_family(stamp_of(), "Gast", [("Gast", 1990)]).members[0].person
    joined = operations.add_person(stay, guest, stamp=stamp_of())
    assert plan.plan(clock.today()).people == 5
    operations.withdraw(joined, stamp=stamp_of())
    assert plan.plan(clock.today()).people == 4


def test_the_last_person_cannot_leave_alone(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of(), members=[("Sammy", 1985)]))
    with pytest.raises(RuleBroken, match="last_person"):
        operations.remove_person(stay.persons[0], stamp=stamp_of())


def test_a_family_moves_and_takes_a_second_pitch(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()), on=clock.today() - timedelta(days=3))
    operations.move(stay.pitches[0], stay_queries.pitch(13), stamp=stamp_of())
    second = operations.take_pitch(stay, stay_queries.pitch(14), stamp=stamp_of())
    tiles = plan.plan(clock.today())
    assert [tiles.tile(number).state for number in (12, 13, 14)] == [
        PitchState.FREE,
        PitchState.TAKEN,
        PitchState.TAKEN,
    ]
    assert tiles.people == 4
    operations.leave_pitch(second, stamp=stamp_of())
    with pytest.raises(RuleBroken, match="last_pitch"):
        operations.leave_pitch(stay.standing_pitches[0], stamp=stamp_of())


def test_a_move_and_what_was_given_back_are_undone(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()), on=clock.today() - timedelta(days=3))
    before = stay.pitches[0]
    after = operations.move(before, stay_queries.pitch(13), stamp=stamp_of())
    for _ in range(2):
        operations.cancel_move(before, after, stamp=stamp_of())
    assert [spell.name for spell in stay.standing_pitches] == ["12"]
    second = operations.take_pitch(stay, stay_queries.pitch(13), stamp=stamp_of())
    operations.leave_pitch(second, stamp=stamp_of())
    operations.restore(second, stamp=stamp_of())
    assert [spell.name for spell in stay.standing_pitches] == ["12", "13"]
    caravan = stay.caravans[0]
    operations.remove_caravan(caravan, stamp=stamp_of())
    operations.restore(caravan, stamp=stamp_of())
    assert [spell.name for spell in stay.present_caravans] == ["1-ABC-234"]


def test_what_was_given_back_is_not_restored_under_another_family(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()), on=clock.today() - timedelta(days=3))
    second = operations.take_pitch(stay, stay_queries.pitch(13), stamp=stamp_of())
    operations.leave_pitch(second, stamp=stamp_of())
    let_in(stamp_of(), make_family(stamp_of(), "Adel"), pitch=13)
    with pytest.raises(RuleBroken, match="pitch_taken"):
        operations.restore(second, stamp=stamp_of())
