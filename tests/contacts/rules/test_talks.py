"""How long a talk is, and when."""

from datetime import date

import pytest

from amal_field.contacts import rules
from amal_field.refusal import RuleBroken

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(("minutes", "fits"), [(-1, False), (0, False), (1, True), (480, True), (481, False)])
def test_a_talk_takes_one_minute_to_eight_hours(minutes, fits):
    if fits:
        rules.check_minutes(minutes)
    else:
        with pytest.raises(RuleBroken, match="contact_minutes"):
            rules.check_minutes(minutes)


def test_a_talk_is_on_a_day_that_has_come():
    rules.check_day(TODAY, today=TODAY)
    with pytest.raises(RuleBroken, match="contact_to_come"):
        rules.check_day(date(2026, 11, 24), today=TODAY)
