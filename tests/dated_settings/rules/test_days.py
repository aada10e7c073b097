"""Decisions about dated settings: no app, no database."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from amal_field.dated_settings import rules
from amal_field.dated_settings.rules import Kind
from amal_field.refusal import RuleBroken

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("on", "taken", "code"),
    [(TODAY - DAY, False, "setting_backwards"), (TODAY, True, "setting_exists"), (TODAY + DAY, True, "setting_exists")],
)
def test_a_day_before_today_or_one_that_is_taken_is_refused(on, taken, code):
    with pytest.raises(RuleBroken) as refused:
        rules.check_day(on, today=TODAY, taken=taken)
    assert refused.value.code == code


@pytest.mark.parametrize("on", [TODAY, TODAY + DAY])
def test_today_and_later_are_set_and_withdrawn(on):
    rules.check_day(on, today=TODAY, taken=False)
    rules.check_withdrawal(on, today=TODAY)


def test_what_a_day_has_passed_under_is_not_withdrawn():
    with pytest.raises(RuleBroken):
        rules.check_withdrawal(TODAY - DAY, today=TODAY)


@pytest.mark.parametrize(
    ("kind", "value"),
    [(Kind.DAYS, 14), (Kind.PERCENT, 0), (Kind.AMOUNT, Decimal("12.50")), (Kind.AMOUNT, Decimal(7)), (Kind.TEXT, "Ґ")],
)
def test_a_value_is_kept_whole(kind, value):
    assert rules.from_json(kind, rules.as_json(value)) == value
