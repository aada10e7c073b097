"""Half-days, age bands and checks, on plain values."""

from datetime import date, time
from decimal import Decimal

import pytest

from amal_field.attendance.rules import births_between, is_around
from amal_field.class_unit import rules
from amal_field.refusal import RuleBroken
from tests.class_unit.world import noon

BANDS = [("preschool", 3, 5), ("primary", 6, 11)]


@pytest.mark.parametrize(
    ("hours", "halves"),
    [
        ((time(9), time(11, 30)), ["morning"]),
        ((time(9), time(12, 30)), ["morning"]),
        ((time(12, 30), time(15)), ["afternoon"]),
        ((time(9), time(15)), ["morning", "afternoon"]),
    ],
)
def test_a_session_fills_the_half_days_in_which_it_lies(hours, halves):
    assert rules.half_days(*hours) == halves


@pytest.mark.parametrize(("age", "band"), [(2, ""), (3, "preschool"), (5, "preschool"), (6, "primary"), (12, "")])
def test_a_child_stands_under_its_age_band(age, band):
    assert rules.band_of(age, BANDS) == band


def test_a_school_year_begins_in_september():
    assert rules.school_year_of(date(2026, 8, 31)) == date(2025, 9, 1)
    assert rules.school_year_of(date(2026, 9, 1)) == date(2026, 9, 1)


def test_an_extract_that_will_be_seen_is_refused():
    with pytest.raises(RuleBroken, match="seen_to_come"):
        rules.check_seen(date(2026, 11, 24), today=date(2026, 11, 23))


@pytest.mark.parametrize(
    ("born_on", "fits"),
    [
        (date(2023, 5, 23), True),  # three and a half years old today
        (date(2023, 5, 24), False),
        (date(2008, 11, 24), True),  # 18 tomorrow
        (date(2008, 11, 23), False),
    ],
)
def test_ages_are_counted_to_the_day_and_may_be_a_half(born_on, fits):
    first, last = births_between(Decimal("3.5"), Decimal(17), date(2026, 11, 23))
    assert (first <= born_on <= last) == fits


def test_no_age_limit_lets_everybody_in():
    assert births_between(None, None, date(2026, 11, 23)) == (date.min, date(2026, 11, 23))


@pytest.mark.parametrize(("minute", "shown"), [(-61, False), (-60, True), (0, True), (240, True), (241, False)])
def test_names_are_shown_around_a_session(minute, shown):
    day, starts, ends = date(2026, 11, 23), time(12), time(14)
    assert is_around(day, starts, ends, 60, 120, now=noon(minute)) == shown
