"""Whether a duo meets in its rhythm: each state at its edges, and what leaves the top."""

from datetime import date, timedelta

import pytest

from amal_field.buddies.rules.heartbeat import Beat, Limits

TODAY = date(2026, 11, 23)
LIMITS = Limits(7, 28)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def beat(**more) -> Beat:
    none = dict.fromkeys(("planned_end_on", "met_on", "sign_on", "called_on"))
    return Beat(**{"started_on": ago(100), "rhythm_days": 14} | none | more)


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({"met_on": ago(21)}, "on_rhythm"),
        ({"met_on": ago(22)}, "late"),
        ({"met_on": ago(28)}, "late"),
        ({"met_on": ago(29)}, "silent"),
        ({"met_on": ago(29), "sign_on": ago(28)}, "off"),
        ({"met_on": ago(22), "rhythm_days": 15}, "on_rhythm"),
        ({"started_on": ago(21)}, "on_rhythm"),
        ({"started_on": ago(29)}, "silent"),
        ({"met_on": ago(90), "rhythm_days": None}, "free"),
        ({"met_on": ago(90), "pauses": [(ago(30), TODAY)]}, "paused"),
        ({"met_on": ago(31), "pauses": [(ago(30), ago(21))]}, "on_rhythm"),
        ({"met_on": ago(32), "pauses": [(ago(30), ago(21))]}, "late"),
        ({"met_on": ago(29), "sign_on": ago(29), "pauses": [(ago(29), ago(28))]}, "late"),
    ],
)
def test_the_days_since_the_last_meeting_tell_the_state(more, state):
    assert beat(**more).standing(TODAY, LIMITS).state == state


def test_who_is_off_stands_first_the_longest_first_and_a_call_takes_off_the_top_for_a_week():
    beats = {
        "silent": beat(met_on=ago(40)),
        "off": beat(met_on=ago(30), sign_on=ago(3)),
        "late": beat(met_on=ago(25)),
        "called": beat(met_on=ago(60), called_on=ago(6), sign_on=ago(6)),
        "called before": beat(met_on=ago(35), called_on=ago(7), sign_on=ago(7)),
        "in time": beat(met_on=ago(1)),
        "resting": beat(met_on=ago(80), pauses=[(ago(10), TODAY)]),
    }
    order = sorted(beats, key=lambda name: beats[name].standing(TODAY, LIMITS).place)
    assert order == ["silent", "called before", "off", "late", "called", "in time", "resting"]


@pytest.mark.parametrize(
    ("end", "start", "is_past"),
    [
        (ago(13), ago(200), False),
        (ago(14), ago(200), True),
        (None, date(2025, 11, 24), False),
        (None, date(2025, 11, 23), True),
    ],
)
def test_it_is_past_its_end_two_weeks_after_it_or_after_a_year_without_one(end, start, is_past):
    assert beat(planned_end_on=end, started_on=start).is_past_end(TODAY) == is_past
