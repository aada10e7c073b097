"""When the rules of a programme may change, and what they must add up to."""

from datetime import date, timedelta

import pytest

from amal_field.buddies.rules import changes
from amal_field.refusal import RuleBroken

TODAY = date(2026, 5, 5)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("points", "total"),
    [
        ([None] * 5, None),
        ([30, 20, 20, 15, 15], None),
        ([100, None, None, None, None], None),
        ([30, 20, 20, 15, 10], 95),
        ([30, 20, 20, 15, 16], 101),
        ([0, 0, 0, 0, 0], 0),
    ],
)
def test_points_are_a_hundred_or_none_at_all(points, total):
    if total is None:
        changes.check_points(points)
    else:
        with pytest.raises(RuleBroken) as refusal:
            changes.check_points(points)
        assert refusal.value.code == "rule_points"
        assert refusal.value.values["total"] == total


@pytest.mark.parametrize(
    ("valid_from", "taken", "broken"),
    [(TODAY - DAY, False, "rule_past"), (TODAY, False, None), (TODAY + DAY, True, "rule_exists")],
)
def test_rules_hold_from_today_or_later_once_a_day(valid_from, taken, broken):
    if broken is None:
        changes.check_valid_from(valid_from, today=TODAY, taken=taken)
    else:
        with pytest.raises(RuleBroken, match=broken):
            changes.check_valid_from(valid_from, today=TODAY, taken=taken)


def test_rules_are_withdrawn_before_a_day_has_passed():
    changes.check_withdrawal(TODAY, today=TODAY)
    with pytest.raises(RuleBroken, match="rule_in_force"):
        changes.check_withdrawal(TODAY - DAY, today=TODAY)
