"""When a duo may meet, and for how long."""

from datetime import date

import pytest

from amal_field.buddies.rules import meetings
from amal_field.refusal import RuleBroken

MARCH, APRIL, TODAY = date(2026, 3, 5), date(2026, 4, 5), date(2026, 5, 5)


@pytest.mark.parametrize(("minutes", "possible"), [(4, False), (5, True), (720, True), (721, False), (0, False)])
def test_minutes(minutes, possible):
    if possible:
        meetings.check_minutes(minutes)
    else:
        with pytest.raises(RuleBroken, match="minutes_impossible"):
            meetings.check_minutes(minutes)


@pytest.mark.parametrize(
    ("met", "started", "closed", "code"),
    [
        (MARCH, MARCH, MARCH, None),
        (APRIL, MARCH, None, None),
        (TODAY, MARCH, None, None),
        (date(2026, 5, 6), MARCH, None, "meeting_in_future"),
        (APRIL, None, None, "meeting_not_started"),
        (MARCH, APRIL, None, "meeting_before_start"),
        (TODAY, MARCH, APRIL, "meeting_after_end"),
    ],
)
def test_a_day_inside_the_duo(met, started, closed, code):
    def check() -> None:
        meetings.check_met_on(met, started_on=started, closed_on=closed, today=TODAY)

    if code is None:
        check()
    else:
        with pytest.raises(RuleBroken, match=code):
            check()
