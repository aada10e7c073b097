"""Since when one waits after a duo."""

from datetime import date, timedelta

import pytest

from amal_field.buddies.rules import waiting

BEFORE, START = date(2026, 1, 5), date(2026, 3, 5)


@pytest.mark.parametrize(("days", "is_anew"), [(0, False), (41, False), (42, True), (100, True)])
def test_a_short_duo_costs_no_place(days, is_anew):
    closed_on = START + timedelta(days=days)
    since = waiting.waits_since(BEFORE, started_on=START, closed_on=closed_on)
    assert since == (closed_on if is_anew else BEFORE)


def test_one_that_never_started_neither_and_weeks_are_whole():
    assert waiting.waits_since(BEFORE, started_on=None, closed_on=date(2026, 12, 1)) == BEFORE
    assert [waiting.weeks(BEFORE, BEFORE + timedelta(days=days)) for days in (-3, 6, 7, 49)] == [0, 0, 1, 7]
