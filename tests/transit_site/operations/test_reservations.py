"""Reservations by phone: checked before they are saved, kept in a state, used by the stay that comes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from amal_field import clock
from amal_field.db import db
from amal_field.refusal import RuleBroken, RulesBroken
from amal_field.transit_site import operations
from amal_field.transit_site.models import Decision, SiteRule
from amal_field.transit_site.queries import plan, reservations, waiting_list
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import ArrivalDetails, Decided, PitchState
from tests.transit_site.world import in_days, let_in, make_family, wish

pytestmark = pytest.mark.usefixtures("frozen_clock")
SCHOOL = "The school year ends then"


def coming(text):
    return reservations.to_come(text, clock.now()).coming


def test_a_reservation_is_confirmed_and_told(world, stamp_of):
    made = operations.reserve(wish(phone="0470 12 34 56"), stamp=stamp_of())
    assert made.state == "confirmed"
    assert coming("ros") == coming("0470 12") == [made]
    assert coming("rosenberg x") == []
    assert reservations.counts(made.from_on.year) == {("confirmed", None): 1}


def test_a_day_that_has_gone_by_and_a_refusal_without_a_reason_are_refused(world, stamp_of):
    with pytest.raises(RuleBroken, match="day_gone_by"):
        operations.reserve(wish(days=-1), stamp=stamp_of())
    with pytest.raises(RuleBroken, match="refusal_without_reason"):
        operations.reserve(wish(state="refused"), stamp=stamp_of())
    refused = operations.reserve(wish(state="refused", refusal="not_roadworthy"), stamp=stamp_of())
    assert reservations.counts(refused.from_on.year) == {("refused", "not_roadworthy"): 1}


def test_only_a_confirmation_asks_the_rules(world, stamp_of):
    with pytest.raises(RulesBroken, match="too_long"):
        operations.reserve(wish(nights=22), stamp=stamp_of())
    made = operations.reserve(wish(nights=22, state="requested"), stamp=stamp_of())
    with pytest.raises(RulesBroken, match="too_long"):
        operations.change_reservation(made, wish(nights=22), stamp=stamp_of())
    decided = Decided(frozenset({"too_long"}), SCHOOL)
    operations.change_reservation(made, wish(nights=22), decided=decided, stamp=stamp_of())
    operations.change_reservation(made, wish("Rosenbergh", nights=22), stamp=stamp_of())
    assert (made.name, made.state) == ("Rosenbergh", "confirmed")


def test_the_stays_of_the_household_count(world, stamp_of):
    household = make_family(stamp_of())
    for number in range(5):
        stay = let_in(stamp_of(), household, on=in_days(-30 + 4 * number))
        operations.depart(stay, stay.arrived_on + timedelta(days=1), meter_end=None, stamp=stamp_of())
    with pytest.raises(RulesBroken, match="too_many"):
        operations.reserve(wish(household_id=household.id), stamp=stamp_of())
    operations.reserve(wish(), stamp=stamp_of())


def test_a_full_night_refuses_and_the_waiting_list_names_the_first_free_day(world, stamp_of):
    for number in range(1, 26):
        plan_until = in_days(5 if number == 1 else 12)
        details = ArrivalDetails(planned_departure_on=plan_until)
        let_in(stamp_of(), make_family(stamp_of(), f"Family {number}"), pitch=number, details=details)
    with pytest.raises(RulesBroken, match="full"):
        operations.reserve(wish(days=4, nights=2), stamp=stamp_of())
    operations.reserve(wish(days=5, nights=2), stamp=stamp_of())
    first = operations.reserve(wish("First", days=4, nights=3, state="waiting"), stamp=stamp_of())
    later = replace(stamp_of(), at=clock.now() + timedelta(minutes=1))
    second = operations.reserve(wish("Second", days=4, nights=7, state="waiting"), stamp=later)
    lines = waiting_list.waiting(stay_queries.the_site(), None, clock.now())
    assert [(line.reservation, line.place_on) for line in lines] == [(first, in_days(7)), (second, in_days(10))]
    assert [line.reservation for line in waiting_list.waiting(stay_queries.the_site(), "sec", clock.now())] == [second]


def test_two_reservations_do_not_share_a_pitch(world, stamp_of):
    pitch = stay_queries.pitch(12)
    operations.reserve(wish(pitch=pitch), stamp=stamp_of())
    with pytest.raises(RuleBroken, match="pitch_reserved"):
        operations.reserve(wish("Winter", days=9, pitch=pitch), stamp=stamp_of())
    operations.reserve(wish("Winter", days=10, pitch=pitch), stamp=stamp_of())


def test_the_household_that_comes_uses_its_reservation_and_undoing_gives_it_back(world, stamp_of):
    household = make_family(stamp_of())
    made = operations.reserve(wish("Somebody", days=0, household_id=household.id), stamp=stamp_of())
    assert plan.plan(clock.today()).expected == 1
    stay = let_in(stamp_of(), household)
    assert made.state == "used"
    assert plan.plan(clock.today()).expected == 0
    operations.cancel_check_in(stay, stamp=stamp_of())
    assert made.state == "confirmed"


def test_what_was_decided_for_the_reservation_holds_for_the_stay(world, stamp_of):
    household = make_family(stamp_of())
    decided = Decided(frozenset({"too_long"}), SCHOOL)
    made = operations.reserve(wish(days=0, nights=25, household_id=household.id), decided=decided, stamp=stamp_of())
    until = ArrivalDetails(planned_departure_on=in_days(25))
    stay = let_in(stamp_of(), household, details=until, reservation_id=made.id)
    assert stay.marks == ["too_long"]
    assert [row.stay_id for row in db.session.scalars(db.select(Decision))] == [stay.id]


def test_who_does_not_come_is_listed_missed_and_taken_back(world, stamp_of, frozen_clock):
    made = operations.reserve(wish(days=0, pitch=stay_queries.pitch(12)), stamp=stamp_of())
    assert plan.plan(clock.today()).tile(12).state is PitchState.EXPECTED
    frozen_clock(clock.now() + timedelta(days=1))
    assert reservations.to_come(None, clock.now()).asked == [made]
    for _ in range(2):
        operations.miss_reservation(made, stamp=stamp_of())
    assert made.state == "missed"
    assert reservations.to_come(None, clock.now()).asked == []
    assert reservations.past(None, clock.today(), page=1, per_page=9) == ([made], False)
    operations.restore_reservation(made, stamp=stamp_of())
    assert made.state == "confirmed"


def test_a_decision_on_a_reservation_lets_nobody_else_pass(engine, world, stamp_of):
    own, other = make_family(stamp_of()), make_family(stamp_of(), "Winter")
    decided = Decided(frozenset({"too_long"}), "The school year ends then")
    made = operations.reserve(wish(days=0, nights=25, household_id=own.id), decided=decided, stamp=stamp_of())
    longer = ArrivalDetails(planned_departure_on=in_days(25))
    with pytest.raises(RulesBroken, match="too_long"):
        let_in(stamp_of(), other, pitch=3, details=longer, reservation_id=made.id)
    operations.cancel_reservation(made, stamp=stamp_of())
    with pytest.raises(RulesBroken, match="too_long"):
        let_in(stamp_of(), own, details=longer, reservation_id=made.id)
    operations.restore_reservation(made, stamp=stamp_of())
    assert let_in(stamp_of(), own, details=longer, reservation_id=made.id).marks == ["too_long"]
    assert made.state == "used"


@pytest.mark.parametrize("days", [-1, 9])
def test_who_comes_early_or_late_uses_the_reservation_all_the_same(world, stamp_of, days):
    made = operations.reserve(wish(days=2, nights=1), stamp=stamp_of())
    stamp = replace(stamp_of(), at=clock.now() + timedelta(days=2 + days))
    let_in(stamp, make_family(stamp_of()), reservation_id=made.id)
    assert made.state == "used"


def test_the_pitch_of_a_cancelled_reservation_may_be_somebody_elses_by_now(engine, world, stamp_of):
    pitch = stay_queries.pitch(12)
    made = operations.reserve(wish(days=3, pitch=pitch), stamp=stamp_of())
    operations.cancel_reservation(made, stamp=stamp_of())
    other = operations.reserve(wish("Winter", days=5, pitch=pitch), stamp=stamp_of())
    with pytest.raises(RuleBroken, match="pitch_reserved"):
        operations.restore_reservation(made, stamp=stamp_of())
    operations.cancel_reservation(other, stamp=stamp_of())
    operations.restore_reservation(made, stamp=stamp_of())
    assert made.state == "confirmed"


def test_a_cancelled_reservation_comes_back_only_where_there_is_a_place(world, stamp_of):
    db.session.execute(update(SiteRule).values(capacity=1))
    made = operations.reserve(wish(days=3), stamp=stamp_of())
    operations.cancel_reservation(made, stamp=stamp_of())
    other = operations.reserve(wish("Winter", days=3), stamp=stamp_of())
    with pytest.raises(RuleBroken, match="full"):
        operations.restore_reservation(made, stamp=stamp_of())
    operations.cancel_reservation(other, stamp=stamp_of())
    operations.restore_reservation(made, stamp=stamp_of())
    operations.close_site(in_days(4), None, "Works", stamp=stamp_of())
    operations.cancel_reservation(made, stamp=stamp_of())
    with pytest.raises(RuleBroken, match="closed"):
        operations.restore_reservation(made, stamp=stamp_of())


def test_a_household_has_one_reservation_for_a_night(engine, world, stamp_of):
    household = make_family(stamp_of())
    made = operations.reserve(wish(days=3, household_id=household.id), stamp=stamp_of())
    for state in ("confirmed", "waiting", "requested"):
        with pytest.raises(RuleBroken, match="reserved_already"):
            operations.reserve(wish(days=9, household_id=household.id, state=state), stamp=stamp_of())
    operations.change_reservation(made, wish(days=2, household_id=household.id), stamp=stamp_of())
    operations.reserve(wish(days=9, household_id=household.id), stamp=stamp_of())
    refused = wish(days=3, household_id=household.id, state="refused", refusal="other")
    assert operations.reserve(refused, stamp=stamp_of()).state == "refused"
