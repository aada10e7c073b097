"""The rules and closures of the site are set ahead, never backwards, and can be taken back before they hold."""

from datetime import timedelta

import pytest

from amal_field import clock
from amal_field.refusal import RuleBroken
from amal_field.transit_site import operations
from amal_field.transit_site.queries import settings
from amal_field.transit_site.queries import stays as stay_queries
from tests.transit_site.world import in_days, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
KORTRIJK = {
    "capacity": 25,
    "max_nights": 7,
    "max_stays": 8,
    "min_gap_nights": 7,
    "reentry_nights": 0,
    "late_until_hour": 9,
    "count_departure_day": True,
    "stays_within": "twelve_months",
    "decidable": [],
}


def test_new_rules_hold_from_their_day_and_leave_the_days_before_alone(world, stamp_of):
    operations.set_rule(in_days(10), KORTRIJK, stamp=stamp_of("dirk"))
    site = stay_queries.the_site()
    assert settings.rule_in_force(site, in_days(9)).longest == 21
    assert settings.rule_in_force(site, in_days(10)).longest == 6
    stay = let_in(stamp_of(), make_family(stamp_of()))
    assert stay_queries.departing(stay.id).max_nights == 21


def test_withdrawn_rules_never_hold_and_free_their_day(world, stamp_of):
    rule = operations.set_rule(in_days(10), KORTRIJK, stamp=stamp_of("dirk"))
    with pytest.raises(RuleBroken, match="rule_exists"), stay_queries.db.session.begin_nested():
        operations.set_rule(in_days(10), KORTRIJK, stamp=stamp_of("dirk"))
    for _ in range(2):
        operations.withdraw_rule(rule, stamp=stamp_of("dirk"))
    assert settings.rule_in_force(stay_queries.the_site(), in_days(10)).max_nights == 21
    operations.set_rule(in_days(10), KORTRIJK, stamp=stamp_of("dirk"))


def test_rules_that_hold_are_neither_withdrawn_nor_set_backwards(world, stamp_of):
    with pytest.raises(RuleBroken, match="rule_holds"):
        operations.withdraw_rule(settings.rules_of(stay_queries.the_site())[0], stamp=stamp_of("dirk"))
    with pytest.raises(RuleBroken, match="rule_backwards"):
        operations.set_rule(clock.today(), KORTRIJK, stamp=stamp_of("dirk"))


def test_a_closure_ends_and_two_do_not_lie_over_each_other(world, stamp_of, frozen_clock):
    closure = operations.close_site(in_days(1), None, "Works", stamp=stamp_of("dirk"))
    with pytest.raises(RuleBroken, match="closure_exists"):
        operations.close_site(in_days(5), in_days(6), "Works", stamp=stamp_of("dirk"))
    frozen_clock(clock.now() + timedelta(days=3))
    for _ in range(2):
        operations.open_site(closure, stamp=stamp_of("dirk"))
    assert closure.to_on == clock.today()
    assert settings.closures_of(stay_queries.the_site(), clock.today()) == []
