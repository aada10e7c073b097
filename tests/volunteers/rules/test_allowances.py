"""Allowances and their ceilings: no app, no database."""

from decimal import Decimal

import pytest

from amal_field.refusal import RuleBroken
from amal_field.volunteers import rules
from amal_field.volunteers.rules import FLAT, REAL, Ceiling, Standing

CEILING = Ceiling(Decimal("41.48"), Decimal("1659.29"))


@pytest.mark.parametrize(
    ("amount", "ceiling", "code"),
    [
        (Decimal("41.49"), CEILING, "amount_over_ceiling"),
        (None, CEILING, "amount_missing"),
        (Decimal(20), None, "no_ceiling"),
    ],
)
def test_a_flat_rate_that_the_law_forbids_is_refused(amount, ceiling, code):
    with pytest.raises(RuleBroken) as refused:
        rules.check_amount(amount, FLAT, ceiling)
    assert refused.value.code == code


def test_the_ceiling_itself_is_allowed_and_real_costs_have_no_amount():
    rules.check_amount(Decimal("41.48"), FLAT, CEILING)
    rules.check_amount(None, REAL, None)


@pytest.mark.parametrize(
    ("total", "standing"),
    [
        ("0", Standing.WELL),
        ("1327.43", Standing.WELL),
        ("1327.44", Standing.NEAR),
        ("1659.29", Standing.NEAR),
        ("1659.30", Standing.OVER),
    ],
)
def test_the_warning_comes_at_four_fifths_of_the_year(total, standing):
    assert rules.standing(Decimal(total), CEILING, 80) == standing


def test_the_days_left_are_whole_and_never_negative():
    assert rules.days_left(Decimal("1600"), Decimal("20"), CEILING) == 2
    assert rules.days_left(Decimal("1700"), Decimal("20"), CEILING) == 0
    assert rules.days_left(Decimal("0"), Decimal("0"), CEILING) == 0


def test_a_year_holds_a_day_at_least():
    with pytest.raises(RuleBroken):
        rules.check_ceiling(Ceiling(Decimal(40), Decimal(39)))
