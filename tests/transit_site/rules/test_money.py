"""What a stay costs: nights of each caravan at the tariff of the day, the kWh by nights where the tariff changes."""

from datetime import date
from decimal import Decimal

import pytest

from amal_field.refusal import RuleBroken
from amal_field.transit_site import rules
from amal_field.transit_site.rules import Period, Rate

OLD = Rate(date(2026, 1, 1), Decimal("7.20"), Decimal("0.35"))
NEW = Rate(date(2026, 6, 11), Decimal("8.00"), Decimal("0.4025"))


def day(number):
    return date(2026, 6, number)


def charged(*caravans, stay=None, kwh=None, rates=(OLD, NEW), until=None):
    two_weeks = Period(day(1), day(15))
    found = rules.charges(caravans=caravans, stay=stay or two_weeks, kwh=kwh, rates=rates, until=until or day(30))
    return [(one.kind, one.quantity, one.amount) for one in found]


def test_a_stay_costs_its_nights_times_its_caravans():
    stay = Period(day(1), day(8))
    assert charged(stay, stay, stay=stay) == [("day_fee", 14, Decimal("100.80"))]


def test_a_caravan_counts_for_its_own_nights():
    stay = Period(day(1), day(8))
    assert charged(stay, Period(day(3), day(5)), stay=stay) == [("day_fee", 9, Decimal("64.80"))]


def test_a_tariff_that_starts_during_the_stay_splits_it_by_day():
    stay = Period(day(1), day(15))
    assert charged(stay) == [("day_fee", 10, Decimal("72.00")), ("day_fee", 4, Decimal("32.00"))]


def test_the_kwh_are_split_by_nights_and_lose_nothing():
    lines = charged(Period(day(1), day(15)), kwh=101)
    assert lines[2:] == [("electricity", 72, Decimal("25.20")), ("electricity", 29, Decimal("11.67"))]


def test_a_tariff_of_the_day_of_departure_does_not_count():
    assert charged(Period(day(4), day(11)), stay=Period(day(4), day(11))) == [("day_fee", 7, Decimal("50.40"))]


def test_an_open_stay_counts_to_the_day():
    stay = Period(day(1))
    assert charged(Period(day(1)), stay=stay, until=day(4)) == [("day_fee", 3, Decimal("21.60"))]


def test_a_stay_of_no_night_costs_its_electricity():
    stay = Period(day(11), day(11))
    assert charged(stay, stay=stay, kwh=10) == [("electricity", 10, Decimal("4.03"))]


def test_nights_before_the_first_tariff_cost_nothing():
    assert charged(Period(day(1), day(15)), rates=[NEW]) == [("day_fee", 4, Decimal("32.00"))]


def test_without_caravan_tariff_or_reading_nothing_is_due():
    assert charged() == charged(Period(day(1), day(15)), rates=[]) == charged(kwh=0) == []


@pytest.mark.parametrize(
    ("balance", "hands", "outcome"),
    [
        ("0", True, "even"),
        ("-5", True, "received"),
        ("-5", False, "owed"),
        ("5", True, "given_back"),
        ("5", False, "credit"),
    ],
)
def test_an_account_ends(balance, hands, outcome):
    assert rules.outcome_of(Decimal(balance), changes_hands=hands) == outcome


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"on": day(3)}, "day_to_come"),
        ({"closed_on": day(2)}, "cash_closed"),
        ({"counted": Decimal(99)}, "counted_less"),
        ({"counted": Decimal(101)}, "counted_more"),
        ({"taken_out": Decimal(101)}, "taken_too_much"),
        ({"counted": Decimal(99), "reason": "Coins lost"}, None),
        ({"closed_on": day(1)}, None),
    ],
)
def test_a_closing_is_checked(changes, code):
    closing = {"on": day(2), "closed_on": None, "expected": Decimal(100), "counted": Decimal(100)}
    closing |= {"taken_out": Decimal(0), "reason": None, "today": day(2)} | changes
    on = closing.pop("on")
    if code is None:
        rules.check_closing(on, **closing)
        return
    with pytest.raises(RuleBroken, match=code):
        rules.check_closing(on, **closing)


@pytest.mark.parametrize(("balance", "debt"), [(Decimal(-5), 5), (Decimal(0), 0), (Decimal(5), 0), (None, 0)])
def test_a_debt_is_a_balance_below_zero(balance, debt):
    assert rules.debt_of(balance) == debt
