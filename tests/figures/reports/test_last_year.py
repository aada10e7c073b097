"""The year before: its edition, else what is counted now; and what of it is not complete."""

from datetime import date

import pytest

from amal_field import clock
from amal_field.dated_settings import operations as settings
from amal_field.dated_settings.queries import declared
from amal_field.figures.queries.terms import COMPLETE_FROM, terms
from tests.figures.offers.test_freezing import rows
from tests.figures.world import YEAR, a_manual_figure, a_stay

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


def complete_from(day: date, stamp_of) -> None:
    """Say from which day on all that is counted stands here."""
    settings.set_value(declared()[COMPLETE_FROM], clock.today(), day, "the minutes", stamp=stamp_of("dirk"))


def test_the_first_complete_year_is_a_dated_setting(engine, stamp_of):
    assert terms(clock.today()).complete_from == 2022
    complete_from(date(2025, 1, 1), stamp_of)
    assert terms(clock.today()).complete_from == 2025


def test_a_year_that_had_begun_before_the_day_is_not_complete(engine, stamp_of):
    complete_from(date(2025, 1, 2), stamp_of)
    assert terms(clock.today()).complete_from == 2026


def test_no_difference_is_told_against_an_incomplete_year(engine, stamp_of, frozen_clock):
    a_stay(stamp_of)
    frozen_clock(clock.now().replace(year=2027))
    a_stay(stamp_of, "Petit", month=4)
    assert rows(2026)["site.stays"].change == "−2"
    complete_from(date(2026, 1, 1), stamp_of)
    row = rows(2026)["site.stays"]
    assert (row.change, row.shown_before, row.before.is_complete) == (None, "2", False)
    assert rows(YEAR)["site.stays"].change is None


def test_of_an_incomplete_year_what_was_taken_over_by_hand_leads(engine, stamp_of):
    a_manual_figure(stamp_of("jan"), 2021, "site.stays", 412)
    complete_from(date(2022, 1, 1), stamp_of)
    row = rows(2021)["site.stays"]
    assert (row.shown, row.shown_live, row.is_by_hand) == ("412", "0", True)
    after = rows(2022)["site.stays"]
    assert (after.shown_before, after.before.source, after.change) == ("412", "by_hand", None)
    assert not rows(2022)["site.persons_unique"].is_by_hand


def test_what_is_counted_of_a_complete_year_leads(engine, stamp_of):
    a_stay(stamp_of)
    a_manual_figure(stamp_of("jan"), YEAR, "site.stays", 412)
    assert (rows(YEAR)["site.stays"].shown, rows(YEAR)["site.stays"].is_by_hand) == ("1", False)
    assert rows(YEAR + 1)["site.stays"].shown_before == "1"
