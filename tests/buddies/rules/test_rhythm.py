"""How long a duo is to last, and how often it is to meet."""

from datetime import date

import pytest

from amal_field.buddies.rules import rhythm


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 3, 5), 6, date(2026, 9, 5)),
        (date(2026, 9, 24), 5, date(2027, 2, 24)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2026, 3, 5), None, None),
    ],
)
def test_months_end_on_the_same_day_or_on_the_last_of_the_month(start, months, end):
    assert rhythm.planned_end(start, months) == end


@pytest.mark.parametrize(("months", "days", "expected"), [(6, 15, 12), (5, 14, 11), (6, 14, 13)])
@pytest.mark.parametrize("start", [date(2026, month, 5) for month in range(1, 13)])
def test_each_programme_expects_what_the_agency_says_whenever_it_starts(start, months, days, expected):
    assert rhythm.expected_meetings(start, rhythm.planned_end(start, months), days) == expected


@pytest.mark.parametrize(("start", "end", "days"), [(None, None, 14), (date(2026, 1, 1), None, 14)])
def test_without_an_end_or_a_rhythm_nothing_is_expected(start, end, days):
    assert rhythm.expected_meetings(start, end, days) is None
    assert rhythm.expected_meetings(date(2026, 1, 1), date(2026, 7, 1), None) is None
