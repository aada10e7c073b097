"""Ages at their edges, and what the schedule names up to them."""

from datetime import date, timedelta

import pytest

from amal_field.vaccination.rules import ages
from amal_field.vaccination.rules.ages import Named

DAY = date(2026, 11, 23)
BORN = date(2024, 2, 29)


@pytest.mark.parametrize(
    ("age", "unit", "reached"),
    [
        (8, "weeks", date(2024, 4, 25)),
        (12, "months", date(2025, 2, 28)),
        (15, "months", date(2025, 5, 29)),
        (6, "years", date(2030, 2, 28)),
    ],
)
def test_an_age_is_reached_on_its_day(age, unit, reached):
    assert ages.day_of_age(BORN, age, unit) == reached


@pytest.mark.parametrize(("days", "minor"), [(-1, True), (0, False), (1, False)])
def test_who_turns_eighteen_is_of_age_that_day(days, minor):
    born_on = date(2008, 11, 23)
    assert ages.is_minor(born_on, DAY + timedelta(days=days)) is minor
    assert ages.adult_on(born_on) == DAY


def test_whose_birth_nobody_knows_is_treated_as_a_minor_who_may_have_any_age():
    assert ages.is_minor(None, DAY)
    assert ages.adult_on(None) is None
    assert ages.has_age(None, 5, DAY)


@pytest.mark.parametrize(
    ("born_on", "told"),
    [
        (date(2026, 11, 1), (0, "months")),
        (date(2024, 11, 24), (23, "months")),
        (date(2024, 11, 23), (2, "years")),
        (date(1990, 12, 1), (35, "years")),
        (date(2027, 1, 1), (0, "months")),
    ],
)
def test_an_age_is_told_in_months_under_two_years(born_on, told):
    assert ages.age_of(born_on, DAY) == told


def test_the_schedule_names_what_is_up_to_the_age_the_last_moment_first():
    schedule = [
        Named(8, "weeks", "hexavalent", 1),
        Named(12, "months", "pneumococcal", 3),
        Named(12, "months", "mmr", 1),
        Named(15, "months", "hexavalent", 4),
    ]
    named = ages.moments(schedule, date(2025, 11, 23), DAY)
    assert [(one.age, one.unit, one.doses) for one in named] == [
        (12, "months", (("mmr", 1), ("pneumococcal", 3))),
        (8, "weeks", (("hexavalent", 1),)),
    ]
    assert ages.moments(schedule, DAY, DAY) == []
