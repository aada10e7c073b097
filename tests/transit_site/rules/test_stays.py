"""Pitches, days and departures, on plain values."""

from datetime import date, timedelta

import pytest

from amal_field.refusal import RuleBroken
from amal_field.transit_site import rules
from amal_field.transit_site.rules import DayCount, Period, PitchState

MAY_1, MAY_3, MAY_5, MAY_8 = (date(2026, 5, day) for day in (1, 3, 5, 8))


@pytest.mark.parametrize(
    ("one", "other", "collide"),
    [
        (Period(MAY_1, MAY_3), Period(MAY_3, MAY_5), False),
        (Period(MAY_1, MAY_5), Period(MAY_3, MAY_8), True),
        (Period(MAY_1), Period(MAY_8), True),
        (Period(MAY_1, MAY_3), Period(MAY_3), False),
        (Period(MAY_3, MAY_3), Period(MAY_1, MAY_5), True),
        (Period(MAY_1, MAY_1), Period(MAY_1, MAY_5), False),
        (Period(MAY_5, MAY_5), Period(MAY_1, MAY_5), False),
        (Period(MAY_3, MAY_3), Period(MAY_3, MAY_3), False),
    ],
)
def test_two_periods_collide_if_each_begins_before_the_other_ends(one, other, collide):
    assert one.overlaps(other) is collide
    assert other.overlaps(one) is collide


@pytest.mark.parametrize(
    ("period", "lasts", "touches"),
    [
        (Period(MAY_1), True, True),
        (Period(MAY_3), True, True),
        (Period(MAY_5), False, False),
        (Period(MAY_1, MAY_5), True, True),
        (Period(MAY_1, MAY_3), False, True),
        (Period(MAY_3, MAY_3), False, True),
        (Period(MAY_1, MAY_1), False, False),
    ],
)
def test_a_period_lasts_over_the_night_of_a_day_or_touches_it(period, lasts, touches):
    assert (period.lasts_on(MAY_3), period.touches(MAY_3)) == (lasts, touches)
    assert period.overlaps(Period(MAY_3, MAY_3 + timedelta(days=1))) == lasts


@pytest.mark.parametrize(
    ("period", "first", "last", "counted"),
    [
        (Period(MAY_1, MAY_8), None, None, DayCount(7, 7)),
        (Period(MAY_1, MAY_1), None, None, DayCount(0, 0)),
        (Period(MAY_1), None, None, DayCount(4, 4)),
        (Period(date(2025, 12, 30), date(2026, 1, 3)), date(2026, 1, 1), date(2026, 12, 31), DayCount(2, 2)),
        (Period(date(2025, 12, 30), date(2026, 1, 3)), date(2025, 1, 1), date(2025, 12, 31), DayCount(2, 2)),
        (Period(date(2025, 12, 30), date(2026, 1, 1)), date(2026, 1, 1), date(2026, 12, 31), DayCount(0, 0)),
        (Period(date(2024, 2, 28), date(2024, 3, 1)), None, None, DayCount(2, 2)),
    ],
)
def test_a_night_belongs_to_the_day_on_which_it_begins(period, first, last, counted):
    assert rules.count_days(period, until=MAY_5, first=first, last=last) == counted


def test_the_day_of_departure_counts_only_where_the_site_says_so():
    period = Period(MAY_1, MAY_3)
    assert rules.count_days(period, until=MAY_8, count_departure_day=True) == DayCount(nights=2, days=3)
    assert rules.count_days(Period(MAY_1, MAY_1), until=MAY_8, count_departure_day=True) == DayCount(0, 1)


def test_an_open_stay_that_begins_after_the_day_counts_nothing():
    assert rules.count_days(Period(MAY_8), until=MAY_5) == DayCount(0, 0)


def test_a_tile_shows_who_stands_there_before_everything_else():
    def state(**values):
        return rules.pitch_state(**{"blocked": False, "taken": False, "nights_left": None, "expected": False} | values)

    assert state() is PitchState.FREE
    assert state(expected=True) is PitchState.EXPECTED
    assert state(blocked=True, expected=True) is PitchState.BLOCKED
    assert state(blocked=True, taken=True, nights_left=0) is PitchState.TAKEN
    assert state(taken=True, nights_left=-1) is PitchState.OVERDUE


@pytest.mark.parametrize(
    ("planned", "latest", "days"),
    [(None, None, [6, 8, 12]), (MAY_8, None, [9, 11, 15]), (MAY_3, date(2026, 5, 8), [6, 8]), (MAY_8, MAY_5, [9])],
)
def test_the_days_offered_to_who_stays_longer_follow_the_plan_or_today_up_to_the_longest_stay(planned, latest, days):
    offered = rules.later_departures(planned_departure_on=planned, latest=latest, today=MAY_5)
    assert [day.day for day in offered] == days


def test_the_nights_left_follow_the_plan_and_otherwise_the_longest_stay():
    values = {"arrived_on": MAY_1, "max_nights": 21, "today": MAY_5}
    assert rules.nights_left(planned_departure_on=MAY_8, **values) == 3
    assert rules.nights_left(planned_departure_on=None, **values) == 17
    assert rules.nights_left(planned_departure_on=MAY_3, **values) == -2
    assert rules.nights_left(planned_departure_on=None, arrived_on=MAY_1, max_nights=None, today=MAY_5) is None


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"number": 12, "blocked": None, "taken": True}, "pitch_taken"),
        ({"number": 12, "blocked": "water", "taken": False}, "pitch_blocked"),
    ],
)
def test_a_pitch_that_is_not_free_is_refused(values, code):
    with pytest.raises(RuleBroken) as refusal:
        rules.check_pitch(**values)
    assert refusal.value.code == code
    assert refusal.value.values["pitch"] == 12


def test_a_departure_comes_after_the_arrival_and_the_last_change_and_has_come():
    values = {"arrived_on": MAY_3, "latest_change_on": MAY_5, "today": MAY_8}
    rules.check_departure(on=MAY_5, **values)
    for on, code in ((MAY_1, "departure_before_arrival"), (MAY_3, "departure_before_change")):
        with pytest.raises(RuleBroken, match=code):
            rules.check_departure(on=on, **values)
    with pytest.raises(RuleBroken, match="day_to_come"):
        rules.check_departure(on=date(2026, 5, 9), **values)


def test_a_departure_is_entered_however_long_ago_it_was():
    rules.check_departure(arrived_on=MAY_1, latest_change_on=MAY_1, on=MAY_3, today=date(2027, 5, 8))


def test_an_arrival_is_entered_within_a_month():
    rules.check_day(MAY_1, today=MAY_8)
    with pytest.raises(RuleBroken, match="day_to_come"):
        rules.check_day(MAY_8, today=MAY_5)
    with pytest.raises(RuleBroken, match="day_too_old"):
        rules.check_day(date(2026, 4, 1), today=MAY_8)


def test_a_meter_runs_forward():
    rules.check_meter(start=None, end=5)
    rules.check_meter(start=5, end=5)
    with pytest.raises(RuleBroken, match="meter_back"):
        rules.check_meter(start=6, end=5)


def test_what_goes_beyond_the_rules_is_marked():
    limits = {"max_nights": 21, "max_stays": 5}
    assert rules.marks(nights=21, stays_in_year=5, **limits) == []
    assert rules.marks(nights=22, stays_in_year=6, **limits) == ["too_long", "too_many"]
    assert rules.marks(nights=99, stays_in_year=99, max_nights=None, max_stays=None) == []


def test_a_plate_is_found_however_it_is_written():
    assert rules.plate_key("1-abc 234") == rules.plate_key("1ABC234") == "1ABC234"
    assert rules.plate_key(" - ") == ""


def test_ticket_numbers_count_on_within_a_year():
    assert rules.next_number(2026, None) == "2026-0001"
    assert rules.next_number(2026, "2026-0099") == "2026-0100"
    assert rules.next_number(2026, "2026-9999") == "2026-10000"


@pytest.mark.parametrize(
    ("written", "shown"),
    [("1abc234", "1-ABC-234"), ("1 abc 234", "1-ABC-234"), ("1-ABC-234", "1-ABC-234"), ("FR-123-aa", "FR-123-aa")],
)
def test_a_belgian_plate_is_shown_one_way_and_any_other_as_written(written, shown):
    assert rules.plate_shown(written) == shown
