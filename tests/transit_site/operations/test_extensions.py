"""A family stays longer than it planned: the rules of the site are asked, and a decision is on the record."""

import pytest
from sqlalchemy import func, select

from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.refusal import RuleBroken, RulesBroken
from amal_field.transit_site import operations
from amal_field.transit_site.queries import decisions
from amal_field.transit_site.rules import Decided
from tests.transit_site.world import in_days, let_in, make_family

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


@pytest.fixture
def stay(stamp_of):
    return let_in(stamp_of(), make_family(stamp_of()), on=in_days(-3))


def told() -> int:
    return db.session.scalar(select(func.count()).where(AuditEntry.tag == "site:stay:plan"))


def test_the_same_day_twice_is_once(stay, stamp_of):
    for _ in range(2):
        operations.plan_departure(stay, in_days(4), stamp=stamp_of())
    assert (stay.planned_departure_on, told()) == (in_days(4), 1)


def test_it_is_taken_back_to_the_day_before_or_to_none(stay, stamp_of):
    for on in (in_days(2), in_days(4), in_days(2), None):
        operations.plan_departure(stay, on, stamp=stamp_of())
        assert stay.planned_departure_on == on


def test_beyond_the_longest_stay_takes_a_decision(stay, stamp_of):
    with pytest.raises(RulesBroken, match="too_long"):
        operations.plan_departure(stay, in_days(60), stamp=stamp_of())
    decided = Decided(frozenset({"too_long"}), "School until then")
    operations.plan_departure(stay, in_days(60), decided=decided, stamp=stamp_of())
    assert [line.rule for line in decisions.of_stay(stay)] == ["too_long"]


def test_who_has_left_stays_no_longer(stay, stamp_of):
    operations.depart(stay, in_days(0), meter_end=None, stamp=stamp_of())
    with pytest.raises(RuleBroken, match="stay_over"):
        operations.plan_departure(stay, in_days(3), stamp=stamp_of())


def test_nobody_plans_to_leave_before_the_arrival(stay, stamp_of):
    with pytest.raises(RuleBroken, match="plan_before_arrival"):
        operations.plan_departure(stay, in_days(-5), stamp=stamp_of())
