"""Which step may follow which, and until when calling off is in time."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from amal_field.reception_desk.rules import assignments as rules
from amal_field.refusal import RuleBroken

BRUSSELS = ZoneInfo("Europe/Brussels")


def at(day: str, hour: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(hour), BRUSSELS)


@pytest.mark.parametrize(
    ("day", "before"),
    [
        ("2026-11-25", "2026-11-24"),
        ("2026-11-23", "2026-11-20"),  # a Monday: the Friday
        ("2026-12-28", "2026-12-24"),  # Christmas on a Friday
        ("2026-04-07", "2026-04-03"),  # Easter Monday
        ("2027-01-02", "2026-12-31"),  # New Year
        ("2026-11-12", "2026-11-10"),  # Armistice, a Wednesday
        ("2026-07-22", "2026-07-20"),
    ],
)
def test_the_working_day_before_passes_over_weekends_and_holidays(day, before):
    assert rules.working_day_before(date.fromisoformat(day)) == date.fromisoformat(before)


@pytest.mark.parametrize(
    ("moment", "hour", "state"),
    [
        (at("2026-11-20", "10:00"), 10, "cancelled_in_time"),
        (at("2026-11-20", "10:00:01"), 10, "cancelled_late"),
        (at("2026-11-20", "11:59"), 12, "cancelled_in_time"),
        (at("2026-11-21", "09:00"), 10, "cancelled_late"),
        (at("2026-11-23", "08:00"), 10, "cancelled_late"),
        (at("2026-11-01", "23:00"), 10, "cancelled_in_time"),
    ],
)
def test_calling_off_a_monday_is_in_time_until_an_hour_of_the_friday(moment, hour, state):
    assert rules.called_off(date(2026, 11, 23), moment, hour=hour) == state


def test_each_state_has_its_steps_and_its_way_back():
    assert rules.steps_from("requested", begun=False) == ("confirmed", "refused", "cancelled")
    assert rules.steps_from("requested", begun=True) == ("confirmed", "refused", "not_delivered")
    assert rules.steps_from("confirmed", begun=False) == ("cancelled",)
    assert rules.steps_from("confirmed", begun=True) == ("done", "not_delivered")
    assert rules.steps_from("refused", begun=True) == ()
    assert [rules.reopened(state, was_confirmed=True) for state in ("confirmed", "refused", "done", "cancelled")] == [
        *("requested", "requested", "confirmed", "confirmed")
    ]
    assert rules.reopened("not_delivered", was_confirmed=False) == "requested"
    with pytest.raises(RuleBroken, match="assignment_moved_on"):
        rules.reopened("requested", was_confirmed=False)


def test_minutes_are_proposed_from_the_hours():
    assert rules.planned_minutes(time(9, 45), time(11)) == 75
    assert rules.planned_minutes(time(0), time(23)) == 720
    assert rules.planned_minutes(None, None) is None
