"""A look is kept for two years, with whose rows it held."""

from datetime import timedelta

import pytest

from amal_field import clock
from amal_field.looks.models import Look, LookPerson
from amal_field.looks.rules import kept_since
from tests.conftest import NOON
from tests.looks.world import a_look

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_only_what_is_older_goes(engine, app, given, people, count, noted):
    last = kept_since(NOON.date())
    for day in (last - timedelta(days=1), last):
        at = NOON.replace(year=day.year, month=day.month, day=day.day)
        given(lambda _stamp_of, at=at: a_look("amina", *people, at=at))
    assert (count(Look), count(LookPerson)) == (2, 6)
    for said in ("looks (2 years): 1 looks gone.", "looks (2 years): 0 looks gone."):
        assert said in app.test_cli_runner().invoke(args=["prune"]).output
        assert (count(Look), count(LookPerson)) == (1, 3)


def test_two_years_back_from_the_last_day_of_february_is_a_day():
    assert kept_since(clock.today().replace(year=2028, month=2, day=29)).isoformat() == "2026-02-28"
