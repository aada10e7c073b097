"""How long a late family keeps its place, on plain values."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from amal_field.transit_site.rules import Keeping, Lateness, is_beyond, kept_since

TODAY = date(2026, 11, 23)


def day(number):
    return TODAY + timedelta(days=number)


@pytest.mark.parametrize(("hour", "until", "since"), [(0, 12, -1), (11, 12, -1), (12, 12, 0), (23, 12, 0), (0, 0, 0)])
def test_a_place_is_kept_until_the_hour_of_the_next_day(hour, until, since):
    assert kept_since(TODAY, hour, until) == day(since)


@pytest.mark.parametrize(
    ("from_on", "looked_for_on", "since", "stands"),
    [
        (1, 1, 0, Lateness.TO_COME),
        (0, 0, 0, Lateness.EXPECTED),
        (-1, -1, -1, Lateness.LATE),
        (-1, -1, 0, Lateness.ASKED),
        (-5, -5, -1, Lateness.ASKED),
        (-5, 0, 0, Lateness.LATE),
        (-5, -1, 0, Lateness.ASKED),
    ],
)
def test_a_family_is_expected_then_late_then_asked_about(from_on, looked_for_on, since, stands):
    reservation = SimpleNamespace(from_on=day(from_on), looked_for_on=day(looked_for_on))
    assert Keeping(TODAY, day(since), 12).of(reservation) is stands


def test_a_place_kept_today_is_kept_until_tomorrow():
    keeping = Keeping(TODAY, day(-1), 12)
    assert not keeping.is_until_tomorrow(SimpleNamespace(looked_for_on=day(-1)))
    assert keeping.is_until_tomorrow(SimpleNamespace(looked_for_on=TODAY))


@pytest.mark.parametrize(
    ("days", "nights", "beyond"), [(0, 120, False), (0, 121, True), (113, 7, False), (114, 7, True)]
)
def test_a_wish_lies_beyond_the_nights_that_are_looked_at(days, nights, beyond):
    assert is_beyond(day(days), nights, today=TODAY, ahead=120) is beyond
