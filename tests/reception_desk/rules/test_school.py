"""To which school somebody is referred, whatever the births and the days."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from amal_field.reception_desk.rules.school import BASIC, OKAN, proposed, school_year_of

DAYS = st.dates(date(2022, 3, 1), date(2030, 12, 31))


@given(day=DAYS, days_old=st.integers(0, 30 * 366))
def test_age_at_the_end_of_the_school_years_first_calendar_year_proposes(day, days_old):
    born_on = day - timedelta(days=days_old)
    turns = date(school_year_of(day), 12, 31)
    kind = proposed(born_on, day)
    assert (kind == OKAN) == (born_on + relativedelta(years=12) <= turns < born_on + relativedelta(years=18))
    is_old_enough = born_on + relativedelta(months=30) <= day
    assert (kind == BASIC) == (turns < born_on + relativedelta(years=12) and is_old_enough)


@given(day=DAYS)
def test_from_the_first_of_july_the_coming_school_year_is_meant(day):
    begins = date(school_year_of(day), 9, 1)
    assert begins - relativedelta(months=2) <= day < begins + relativedelta(months=10)


@pytest.mark.parametrize(
    ("born_on", "day", "kind"),
    [
        (date(2011, 1, 1), date(2022, 6, 30), BASIC),  # ten on 31 December 2021, the year that still goes on
        (date(2010, 12, 31), date(2022, 7, 1), OKAN),  # twelve on the last day of 2022
        (date(2011, 1, 1), date(2022, 7, 1), BASIC),
        (date(2010, 7, 1), date(2022, 9, 1), OKAN),  # a year alone
        (date(2004, 12, 31), date(2022, 9, 1), None),  # eighteen on 31 December
        (date(2005, 1, 1), date(2022, 9, 1), OKAN),
        (date(2020, 3, 15), date(2022, 9, 14), None),  # a day too young
        (date(2020, 3, 15), date(2022, 9, 15), BASIC),
        (None, date(2022, 9, 15), None),
    ],
)
def test_the_days_on_which_it_turns(born_on, day, kind):
    assert proposed(born_on, day) == kind
