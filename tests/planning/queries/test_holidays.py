"""Days on which nothing is planned."""

from datetime import date

import pytest

from amal_field.planning import operations
from amal_field.planning.queries.holidays import closed_between, public_holidays
from amal_field.refusal import RuleBroken
from tests.planning.world import FIRST

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def test_a_school_holiday_closes_its_days_until_it_is_taken_out(stamp_of):
    stamp = stamp_of("bruno")
    made = operations.add_school_holiday("Brugdag", date(2026, 11, 27), date(2026, 11, 27), stamp=stamp)
    asked = {"school": True, "public": False}
    assert closed_between(FIRST, date(2026, 11, 30), **asked) == {date(2026, 11, 27): "Brugdag"}
    operations.remove_school_holiday(made, stamp=stamp)
    assert closed_between(FIRST, date(2026, 11, 30), **asked) == {}
    with pytest.raises(RuleBroken):
        operations.add_school_holiday("Brugdag", date(2026, 11, 27), date(2026, 11, 26), stamp=stamp)


def test_public_holidays_are_named_in_the_language_of_the_reader():
    names = {language: public_holidays(2026, language)[-1].name for language in ("nl", "fr", "en")}
    assert names == {"nl": "Kerstmis", "fr": "Noël", "en": "Christmas Day"}
