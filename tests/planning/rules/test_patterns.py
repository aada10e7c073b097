"""Patterns, what they skip, and what planning makes of them: no app, no database."""

from datetime import date, time

import pytest

from amal_field.planning import rules
from amal_field.planning.rules import Holiday, Pattern, Slot
from amal_field.refusal import RuleBroken

TEN, NOON = time(10), time(12)
TUESDAY, THURSDAY = Slot(1, TEN, NOON), Slot(3, time(19), time(21))
MONDAY = date(2026, 11, 23)
CHRISTMAS = rules.closed_days(
    [Holiday("Kerstvakantie", date(2026, 12, 21), date(2027, 1, 3))], MONDAY, date(2027, 6, 30)
)


def days(found):
    return [one.on for one in found if not one.closed]


def test_a_series_meets_twice_a_week_until_its_last_day_included():
    found = rules.occurrences(Pattern([THURSDAY, TUESDAY], MONDAY, date(2026, 12, 1)), {})
    assert [(one.on, one.starts) for one in found] == [
        (date(2026, 11, 24), TEN),
        (date(2026, 11, 26), time(19)),
        (date(2026, 12, 1), TEN),
    ]


def test_a_series_of_ten_has_ten_sessions_around_the_holidays():
    found = rules.occurrences(Pattern([TUESDAY], MONDAY, None, 10), CHRISTMAS)
    assert len(days(found)) == 10
    assert [one.on for one in found if one.closed] == [date(2026, 12, 22), date(2026, 12, 29)]
    assert days(found)[-1] == date(2027, 2, 9)


def test_the_last_day_comes_before_the_number_of_sessions_is_reached():
    found = rules.occurrences(Pattern([TUESDAY], MONDAY, date(2026, 12, 8), 10), {})
    assert len(found) == 3


def test_no_holiday_stands_after_the_last_session():
    found = rules.occurrences(Pattern([TUESDAY], MONDAY, None, 4), CHRISTMAS)
    assert found[-1].on == date(2026, 12, 15)


def test_the_first_holiday_names_a_day():
    both = [Holiday("Kerstmis", date(2026, 12, 25), date(2026, 12, 25)), Holiday("Kerstvakantie", MONDAY, MONDAY)]
    closed = rules.closed_days(both + both[::-1], MONDAY, date(2027, 1, 1))
    assert closed == {date(2026, 12, 25): "Kerstmis", MONDAY: "Kerstvakantie"}


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        (Pattern([], MONDAY, None, 3), "no_weekday"),
        (Pattern([Slot(1, NOON, TEN)], MONDAY, None, 3), "slot_backwards"),
        (Pattern([Slot(1, NOON, NOON)], MONDAY, None, 3), "slot_backwards"),
        (Pattern([TUESDAY], MONDAY), "end_missing"),
        (Pattern([TUESDAY], MONDAY, date(2026, 11, 22)), "until_before_from"),
        (Pattern([TUESDAY], MONDAY, date(2036, 11, 22)), "pattern_too_long"),
    ],
)
def test_a_pattern_that_cannot_be_is_refused(pattern, code):
    with pytest.raises(RuleBroken) as refused:
        rules.occurrences(pattern, {})
    assert refused.value.code == code


def test_a_pattern_never_makes_more_than_its_most():
    daily = [Slot(day, TEN, NOON) for day in range(7)]
    assert len(rules.occurrences(Pattern(daily, MONDAY, None, 250), {})) == rules.MOST_SESSIONS


def test_what_is_there_is_left_alone_and_nothing_is_made_in_the_past():
    found = rules.occurrences(Pattern([TUESDAY], date(2026, 11, 1), date(2026, 12, 8)), {})
    draft = rules.draft(found, {(date(2026, 12, 1), TEN), (date(2026, 12, 2), TEN)}, MONDAY)
    assert [one.on for one in draft.new] == [date(2026, 11, 24), date(2026, 12, 8)]
    assert [one.on for one in draft.there] == [date(2026, 12, 1)]
    assert draft.stray == 1


def test_weeks_are_whole():
    weeks = rules.weeks_of(date(2026, 11, 1), date(2026, 11, 30))
    assert weeks[0][0] == date(2026, 10, 26)
    assert weeks[-1][-1] == date(2026, 12, 6)
    assert {len(week) for week in weeks} == {7}


def test_the_weekdays_of_which_the_hours_change():
    later, longer = Slot(1, time(11), NOON), Slot(1, TEN, time(13))
    before = Pattern([TUESDAY, THURSDAY], MONDAY, sessions=9)
    assert rules.shifted(before, Pattern([later, THURSDAY], MONDAY, sessions=9)) == {1: (TUESDAY, later)}
    assert rules.shifted(before, Pattern([longer], MONDAY, sessions=9)) == {1: (TUESDAY, longer)}
    assert rules.shifted(before, Pattern([TUESDAY, Slot(4, TEN, NOON)], MONDAY, sessions=4)) == {}


def test_a_session_is_as_planned_while_both_its_hours_are():
    assert rules.is_as_planned(TEN, NOON, TUESDAY)
    assert not rules.is_as_planned(TEN, time(13), TUESDAY)
    assert not rules.is_as_planned(time(9), NOON, TUESDAY)
