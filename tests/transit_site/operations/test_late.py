"""What a tablet tells later: it happened, so it is stored; what a rule refuses by now waits for a decision."""

from datetime import timedelta

import pytest

from amal_field import clock
from amal_field.db import new_key
from amal_field.outbox import operations as outbox
from amal_field.people import operations as people
from amal_field.people.rules import Newcomer
from amal_field.refusal import RuleBroken
from amal_field.transit_site import operations
from amal_field.transit_site.operations import Arrival, reviews
from amal_field.transit_site.queries import arrival, plan
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import ArrivalDetails, Period
from tests.transit_site.late import asked, decided, late
from tests.transit_site.world import PAID, comes, in_days, let_in, make_family

pytestmark = pytest.mark.usefixtures("world", "frozen_clock", "engine")


@pytest.fixture
def two(stamp_of):
    """Two families on pitch 12: the one that Amina let in, and the one of which a tablet told later."""
    first = let_in(stamp_of(), make_family(stamp_of()), on=in_days(-1))
    second = let_in(late(stamp_of("karim"), hours=2), make_family(stamp_of(), "Adel"), details=PAID)
    return first, second


def disputed(stay):
    rows = (stay, *stay.pitches, *stay.persons, *stay.caravans)
    return {row.is_disputed for row in rows if row.stands}


def test_a_family_that_came_while_nothing_was_in_the_way_is_simply_in(stamp_of):
    key, household = new_key(), make_family(stamp_of())
    stamp, persons = late(stamp_of(), days=2), [member.person for member in household.members]
    told = Arrival(12, household, persons, [], clock.day_of(stamp.at), ArrivalDetails(), stay_id=key)
    stay = operations.check_in(told, stamp=stamp)
    assert (stay.id, stay.arrived_on, stay.recorded_at) == (key, in_days(-2), stamp.at)
    assert (disputed(stay), asked()) == ({False}, [])


def test_both_families_of_one_pitch_stay_on_the_plan_until_somebody_decides(two):
    first, second = two
    assert (disputed(first), disputed(second)) == ({False}, {True})
    (review,) = asked()
    assert (review.code, review.subject_id, review.values["pitch"]) == ("pitch_taken", second.id, 12)
    tile = plan.plan(clock.today()).tile(12)
    assert (tile.name, tile.disputed) == ("Mayer / Adel", True)


def test_at_once_the_same_is_refused(stamp_of):
    let_in(stamp_of(), make_family(stamp_of()))
    with pytest.raises(RuleBroken, match="pitch_taken"):
        let_in(stamp_of(), make_family(stamp_of(), "Adel"))
    with pytest.raises(RuleBroken, match="nobody_here"):
        operations.check_in(
            Arrival(13, make_family(stamp_of(), "Niemand"), [], [], clock.today()), stamp=late(stamp_of(), hours=1)
        )


def test_the_rules_have_the_last_word_on_which_family_counts(two, stamp_of):
    first, second = two
    with pytest.raises(RuleBroken, match="pitch_taken"):
        decided("counts", stamp_of)
    operations.depart(first, in_days(0), meter_end=None, stamp=stamp_of())
    decided("counts", stamp_of)
    assert disputed(second) == {False}
    assert arrival.pitch_use(second.pitches[0].pitch, Period(clock.today()))[0]


@pytest.mark.parametrize("how", ["counts", "moved", "dropped"])
def test_each_decision_about_a_family_is_taken_back(two, stamp_of, how):
    first, second = two
    if how == "counts":
        operations.depart(first, in_days(0), meter_end=None, stamp=stamp_of())
    review = decided(how, stamp_of, chosen="14")
    numbers = [spell.pitch.number for spell in second.standing_pitches]
    assert (numbers, second.counts, second.stands) == (
        [14 if how == "moved" else 12] if how != "dropped" else [],
        how != "dropped",
        how != "dropped",
    )
    outbox.reopen(review, reviews.take_back, stamp=stamp_of())
    assert [spell.pitch.number for spell in second.standing_pitches] == [12]
    assert (disputed(second), stay_queries.stay(second.id).prepayment) == ({True}, 200)
    outbox.resolve(review, "dropped", reviews.decide, stamp=stamp_of())
    assert not second.stands


def test_a_pitch_to_which_they_go_is_free(two, stamp_of):
    let_in(stamp_of(), make_family(stamp_of(), "Derde"), pitch=14)
    for chosen, code in (("14", "pitch_taken"), ("99", "pitch_unknown"), ("", "pitch_unknown")):
        with pytest.raises(RuleBroken, match=code):
            decided("moved", stamp_of, chosen=chosen)


def test_somebody_who_is_elsewhere_and_a_site_rule_ask_for_one_look(stamp_of):
    household = make_family(stamp_of())
    let_in(stamp_of(), household, on=in_days(-1))
    again = let_in(late(stamp_of(), hours=1), household, pitch=13)
    (review,) = asked()
    assert (review.code, review.subject_id) == ("person_here", again.id)
    with pytest.raises(RuleBroken, match="person_here"):
        decided("counts", stamp_of)
    assert plan.plan(clock.today()).people == len(household.members)


def test_who_joins_a_stay_that_is_over_by_then_waits_too(stamp_of):
    stay = comes(stamp_of, leaves=True)
    (person,) = people.register_members(stay.household, [Newcomer("Lia", "Mayer")], stamp=stamp_of())
    key = new_key()
    spell = operations.add_person(stay, person, spell_id=key, stamp=late(stamp_of(), kind="person-joins", days=2))
    assert (spell.id, spell.from_on, spell.to_on, spell.is_disputed) == (key, in_days(-2), in_days(0), True)
    review = decided("counts", stamp_of)
    assert not spell.is_disputed
    outbox.reopen(review, reviews.take_back, stamp=stamp_of())
    assert spell.is_disputed
    decided("dropped", stamp_of)
    assert not spell.stands


def test_who_left_before_the_stay_ended_left_then_if_it_counts(stamp_of):
    stay = comes(stamp_of, leaves=True)
    spell = stay.persons[0]
    operations.remove_person(spell, stamp=late(stamp_of(), kind="person-leaves", days=2))
    assert spell.to_on == in_days(0)
    review = decided("counts", stamp_of)
    assert (spell.to_on, spell.has_left) == (in_days(-2), True)
    outbox.reopen(review, reviews.take_back, stamp=stamp_of())
    assert (spell.to_on, spell.has_left) == (in_days(0), False)


def test_the_last_one_who_leaves_takes_the_stay_along_if_it_counts(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of(), members=(("Sammy", 1985),)), on=in_days(-3))
    operations.remove_person(stay.persons[0], stamp=late(stamp_of(), kind="person-leaves", days=1))
    assert stay.is_open
    review = decided("counts", stamp_of)
    assert stay.departed_on == in_days(-1)
    outbox.reopen(review, reviews.take_back, stamp=stamp_of())
    assert stay.is_open


def test_two_days_of_departure_are_both_kept_and_one_is_chosen(stamp_of):
    stay = comes(stamp_of, leaves=True)
    stamp = late(stamp_of(), kind="departure", hours=1)
    operations.depart(stay, in_days(0), meter_end=120, stamp=stamp)
    assert asked() == []
    operations.depart(stay, in_days(-2), meter_end=150, stamp=late(stamp_of(), kind="departure", days=2))
    assert (stay.departed_on, stay.meter_end) == (in_days(0), 120)
    review = decided("counts", stamp_of)
    assert (stay.departed_on, stay.meter_end, stay.pitches[0].to_on) == (in_days(-2), 150, in_days(-2))
    outbox.reopen(review, reviews.take_back, stamp=stamp_of())
    assert (stay.departed_on, stay.meter_end, stay.pitches[0].to_on) == (in_days(0), 120, in_days(0))


def test_what_cannot_have_been_asks_its_author(stamp_of):
    stay = comes(stamp_of)
    stamp = late(stamp_of(), kind="departure", hours=1)
    for on, meter_end, code in (
        (stay.arrived_on - timedelta(days=1), None, "departure_before_arrival"),
        (clock.today(), 99, "meter_back"),
    ):
        with pytest.raises(RuleBroken, match=code):
            operations.depart(stay, on, meter_end=meter_end, stamp=stamp)
