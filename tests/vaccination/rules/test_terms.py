"""A list is kept a calendar month after the later of its action and its import."""

from datetime import date

import pytest

from amal_field.vaccination.rules.terms import is_near, removal_day


@pytest.mark.parametrize(
    ("held_on", "imported_on", "goes"),
    [
        (date(2026, 11, 23), None, date(2026, 12, 23)),
        (date(2026, 1, 31), None, date(2026, 2, 28)),
        (date(2024, 1, 31), None, date(2024, 2, 29)),
        (date(2022, 10, 13), date(2026, 11, 23), date(2026, 12, 23)),
        (date(2026, 11, 23), date(2026, 11, 1), date(2026, 12, 23)),
    ],
)
def test_a_list_goes_a_month_later(held_on, imported_on, goes):
    assert removal_day(held_on, imported_on, 1) == goes


def test_it_is_said_from_seven_days_before():
    goes = date(2026, 12, 23)
    assert [is_near(goes, date(2026, 12, day)) for day in (15, 16, 23, 24)] == [False, True, True, True]
