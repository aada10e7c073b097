"""What becomes of a reservation: a late family keeps its place, then somebody decides; doubles are asked about."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import update

from amal_field import clock
from amal_field.db import db
from amal_field.refusal import RuleBroken, RulesBroken
from amal_field.transit_site import operations
from amal_field.transit_site.models import SiteRule
from amal_field.transit_site.queries import plan, reservations
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import Lateness, PitchState
from tests.transit_site.world import in_days, let_in, make_family, wish

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")
PHONE = "0470 12 34 56"


@pytest.fixture
def late(stamp_of, frozen_clock):
    """A reservation of pitch 12 for a night, or more, of yesterday; it is ten in the morning."""

    def make(nights=1, **more):
        made = operations.reserve(wish(days=0, nights=nights, pitch=stay_queries.pitch(12), **more), stamp=stamp_of())
        at(frozen_clock, 1, 10)
        return made

    return make


def at(frozen_clock, days, hour):
    """Let the clock stand at an hour, so many days on."""
    frozen_clock(datetime.combine(in_days(days), time(hour), clock.ZONE))


def tile():
    return plan.plan(clock.today()).tile(12)


@pytest.mark.parametrize("nights", [1, 7])
def test_a_late_family_keeps_its_place_until_the_hour_and_then_the_plan_asks(engine, late, frozen_clock, nights):
    made = late(nights)
    shown = plan.plan(clock.today())
    assert (tile().state, tile().kept_until_hour, tile().is_until_tomorrow) == (PitchState.LATE, 12, False)
    assert (shown.expected, shown.asked) == (1, [])
    assert 12 not in stay_queries.free_numbers()
    assert reservations.to_come(None, clock.now()).late == [made]
    before = plan.version()
    at(frozen_clock, 0, 12)
    shown = plan.plan(clock.today())
    assert plan.version() != before
    assert plan.version() == shown.version
    assert (tile().state, shown.expected) == (PitchState.FREE, 0)
    assert [(family.id, family.lateness) for family in shown.asked] == [(made.id, Lateness.ASKED)]
    assert 12 in stay_queries.free_numbers()
    listed = reservations.to_come(None, clock.now())
    assert (listed.late, listed.asked, listed.coming) == ([], [made], [])
    at(frozen_clock, 30, 9)
    assert len(plan.plan(clock.today()).asked) == 1


def test_the_hour_is_that_of_the_rules(engine, late, frozen_clock):
    db.session.execute(update(SiteRule).values(late_until_hour=9))
    late()
    assert tile().state is PitchState.FREE
    at(frozen_clock, 0, 8)
    assert tile().state is PitchState.LATE


def test_the_place_of_a_late_family_is_nobody_elses(engine, late, stamp_of, frozen_clock):
    late(7)
    other = make_family(stamp_of(), "Winter", (("Anna", 1980),))
    with pytest.raises(RuleBroken, match="pitch_kept"):
        let_in(stamp_of(), other)
    stay = let_in(stamp_of(), other, pitch=13)
    for take in (operations.take_pitch, lambda stay, *args, **more: operations.move(stay.pitches[0], *args, **more)):
        with pytest.raises(RuleBroken, match="pitch_kept"):
            take(stay, stay_queries.pitch(12), stamp=stamp_of())
    with pytest.raises(RuleBroken, match="pitch_reserved"):
        operations.reserve(wish("Adel", days=0, pitch=stay_queries.pitch(12)), stamp=stamp_of())
    at(frozen_clock, 0, 13)
    operations.move(stay.pitches[0], stay_queries.pitch(12), stamp=stamp_of())
    assert tile().name == "Winter"
    assert len(plan.plan(clock.today()).asked) == 1


def test_the_place_counts_among_the_free_ones_of_the_night(engine, late, stamp_of, frozen_clock):
    db.session.execute(update(SiteRule).values(capacity=1))
    late()
    with pytest.raises(RulesBroken, match="full"):
        operations.reserve(wish("Winter", days=0, nights=1), stamp=stamp_of())
    operations.reserve(wish("Adel", days=1, nights=1), stamp=stamp_of())
    at(frozen_clock, 0, 12)
    operations.reserve(wish("Winter", days=0, nights=1), stamp=stamp_of())


@pytest.mark.parametrize("hour", [10, 15])
def test_a_late_family_comes_in_as_one_that_is_expected(engine, late, stamp_of, frozen_clock, hour):
    made = late(7)
    at(frozen_clock, 0, hour)
    let_in(stamp_of(), make_family(stamp_of(), "Mayer"), reservation_id=made.id)
    assert made.state == "used"
    assert plan.plan(clock.today()).asked == []


def test_a_late_family_is_known_by_its_name(engine, late, stamp_of):
    made = late()
    let_in(stamp_of(), make_family(stamp_of(), "Rosenberg"))
    assert made.state == "used"


def test_a_place_is_kept_a_day_more_and_twice_is_once(engine, late, stamp_of, frozen_clock):
    made = late()
    at(frozen_clock, 0, 15)
    for _ in range(2):
        operations.keep_reservation(made, stamp=stamp_of())
    assert (tile().state, tile().is_until_tomorrow) == (PitchState.LATE, True)
    at(frozen_clock, 1, 11)
    assert (tile().state, tile().is_until_tomorrow) == (PitchState.LATE, False)
    at(frozen_clock, 0, 12)
    assert len(plan.plan(clock.today()).asked) == 1
    operations.keep_reservation(made, stamp=stamp_of())
    assert tile().state is PitchState.LATE
    for _ in range(2):
        operations.stop_keeping(made, stamp=stamp_of())
    assert tile().state is PitchState.FREE


def test_a_place_that_others_have_by_now_is_not_kept(engine, late, stamp_of, frozen_clock):
    made = late()
    at(frozen_clock, 0, 15)
    stay = let_in(stamp_of(), make_family(stamp_of(), "Winter"))
    with pytest.raises(RuleBroken, match="pitch_taken"):
        operations.keep_reservation(made, stamp=stamp_of())
    operations.depart(stay, clock.today(), meter_end=None, stamp=stamp_of())
    operations.reserve(wish("Adel", days=0, pitch=stay_queries.pitch(12)), stamp=stamp_of())
    with pytest.raises(RuleBroken, match="pitch_reserved"):
        operations.keep_reservation(made, stamp=stamp_of())
    operations.miss_reservation(made, stamp=stamp_of())
    with pytest.raises(RuleBroken, match="reservation_over"):
        operations.keep_reservation(made, stamp=stamp_of())


def test_another_first_day_is_a_new_beginning(engine, late, stamp_of):
    made = late()
    operations.keep_reservation(made, stamp=stamp_of())
    operations.change_reservation(made, wish(days=5), stamp=stamp_of())
    assert made.kept_on is None


def test_the_same_name_and_phone_on_overlapping_nights_is_asked_about(engine, stamp_of):
    first = operations.reserve(wish(phone=PHONE, state="waiting"), stamp=stamp_of())
    again = wish("Rosenbergh", days=9, phone="+32 470 12 34 56")
    for state in ("confirmed", "waiting", "requested"):
        with pytest.raises(RuleBroken, match="reserved_same"):
            operations.reserve(replace(again, state=state), stamp=stamp_of())
    with pytest.raises(RuleBroken, match="reserved_same"):
        operations.expect_arrival(stay_queries.pitch(3), "Rosenberg", PHONE, in_days(4), stamp=stamp_of())
    operations.reserve(replace(again, state="refused", refusal="other"), stamp=stamp_of())
    second = operations.reserve(replace(again, different={first.id}), stamp=stamp_of())
    with pytest.raises(RuleBroken, match="reserved_same"):
        operations.reserve(replace(again, different={first.id}), stamp=stamp_of())
    assert second.state == "confirmed"


def test_a_change_is_asked_about_only_where_it_makes_two_the_same(engine, stamp_of):
    first = operations.reserve(wish(phone=PHONE), stamp=stamp_of())
    second = operations.reserve(wish(days=30, phone=PHONE), stamp=stamp_of())
    same = wish(days=5, phone=PHONE)
    with pytest.raises(RuleBroken, match="reserved_same"):
        operations.change_reservation(second, same, stamp=stamp_of())
    operations.change_reservation(second, replace(same, different={first.id}), stamp=stamp_of())
    operations.change_reservation(second, replace(same, people=4), stamp=stamp_of())
    assert second.people == 4


@pytest.mark.parametrize("end", [operations.cancel_reservation, operations.miss_reservation])
def test_what_was_noted_anew_is_asked_about_before_the_old_one_comes_back(engine, stamp_of, end):
    made = operations.reserve(wish(days=0, phone=PHONE), stamp=stamp_of())
    end(made, stamp=stamp_of())
    again = operations.reserve(wish(days=0, phone=PHONE), stamp=stamp_of())
    with pytest.raises(RuleBroken, match="reserved_same"):
        operations.restore_reservation(made, stamp=stamp_of())
    operations.restore_reservation(made, different={again.id}, stamp=stamp_of())
    assert made.state == "confirmed"


def test_a_household_with_another_reservation_does_not_get_the_old_one_back(engine, stamp_of):
    household = make_family(stamp_of())
    made = operations.reserve(wish(household_id=household.id), stamp=stamp_of())
    operations.cancel_reservation(made, stamp=stamp_of())
    operations.reserve(wish(household_id=household.id), stamp=stamp_of())
    with pytest.raises(RuleBroken, match="reserved_already"):
        operations.restore_reservation(made, stamp=stamp_of())


def test_a_late_family_comes_back_only_where_its_place_is_free(engine, late, stamp_of, frozen_clock):
    made = late(7)
    operations.miss_reservation(made, stamp=stamp_of())
    let_in(stamp_of(), make_family(stamp_of(), "Winter"))
    with pytest.raises(RuleBroken, match="pitch_taken"):
        operations.restore_reservation(made, stamp=stamp_of())
    frozen_clock(clock.now() + timedelta(hours=3))
    operations.restore_reservation(made, stamp=stamp_of())
    assert [family.id for family in plan.plan(clock.today()).asked] == [made.id]
