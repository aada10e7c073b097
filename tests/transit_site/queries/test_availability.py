"""Free pitches night by night, on plain values."""

from datetime import date, timedelta

from amal_field.transit_site.queries import availability
from amal_field.transit_site.rules import Period

MAY_1 = date(2026, 5, 1)


def day(number):
    return date(2026, 5, number)


def free(taken, *, capacity=3, closed=(), nights=4):
    counted = availability.count_free(MAY_1, nights, capacity=capacity, taken=taken, closed=closed)
    return [night.free for night in counted]


def test_each_period_takes_a_pitch_in_its_nights_and_not_on_its_last_day():
    assert free([]) == [3, 3, 3, 3]
    assert free([Period(day(1), day(3)), Period(day(2))]) == [2, 1, 2, 2]
    assert free([Period(date(2026, 4, 1), day(2)), Period(day(4), day(9)), Period(day(9), day(12))]) == [2, 3, 3, 2]


def test_more_than_the_capacity_leaves_nothing_free_and_never_less():
    assert free([Period(day(1), day(2))] * 9) == [0, 3, 3, 3]


def test_a_closed_night_has_no_free_pitch():
    assert free([], closed=[Period(day(2), day(3))]) == [3, 0, 3, 3]
    assert free([], closed=[Period(day(3))]) == [3, 3, 0, 0]


def test_a_place_is_free_from_the_first_day_with_enough_nights_in_a_row():
    nights = availability.count_free(MAY_1, 9, capacity=1, taken=[Period(day(2), day(3)), Period(day(5), day(6))])
    assert availability.first_free(nights, 1, MAY_1) == day(1)
    assert availability.first_free(nights, 2, MAY_1) == day(3)
    assert availability.first_free(nights, 3, MAY_1) == day(6)
    assert availability.first_free(nights, 2, day(4)) == day(6)
    assert availability.first_free(nights, 5, MAY_1) is None


def test_who_gets_a_place_takes_it_from_those_behind():
    nights = availability.count_free(MAY_1, 9, capacity=1, taken=[])
    left = availability.take(nights, Period(day(1), day(4)))
    assert availability.first_free(left, 3, MAY_1) == day(1) + timedelta(days=3)
