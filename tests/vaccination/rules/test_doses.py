"""Lots, months and doses, as they are typed and at their edges."""

from datetime import date, timedelta

import pytest

from amal_field.refusal import RuleBroken
from amal_field.vaccination.rules import doses
from amal_field.vaccination.rules.doses import Dose

DAY = date(2026, 11, 23)


@pytest.mark.parametrize("written", ["f 9321", "F9321", " f9 321\t"])
def test_a_lot_is_kept_in_capitals_without_spaces(written):
    assert doses.lot_of(written) == "F9321"


@pytest.mark.parametrize("written", ["", None, " ", "lot?", "=1+1", "x" * 31, "É1"])
def test_what_is_no_lot(written):
    with pytest.raises(RuleBroken, match="lot_unreadable"):
        doses.lot_of(written)


@pytest.mark.parametrize("written", ["10/2026", "10 / 2026", "10.2026", "2026-10", "10-2026"])
def test_a_month_as_it_is_written(written):
    assert doses.month_of(written) == date(2026, 10, 1)


@pytest.mark.parametrize("written", ["", "13/2026", "0/2026", "10/26", "okt 2026", "10/1999", "²/2026"])
def test_what_is_no_month(written):
    with pytest.raises(RuleBroken, match="month_unreadable"):
        doses.month_of(written)


@pytest.mark.parametrize(("month", "last"), [((2026, 10), 31), ((2026, 2), 28), ((2028, 2), 29), ((2026, 12), 31)])
def test_a_month_lasts_to_its_last_day(month, last):
    first = date(*month, 1)
    assert doses.last_day(first) == first.replace(day=last)
    doses.check_expiry("F1", first, first.replace(day=last), confirmed=False)
    after = first.replace(day=last) + timedelta(days=1)
    with pytest.raises(RuleBroken, match="lot_expired"):
        doses.check_expiry("F1", first, after, confirmed=False)
    doses.check_expiry("F1", first, after, confirmed=True)
    doses.check_expiry("F1", None, after, confirmed=False)


@pytest.mark.parametrize(
    ("got", "proposed"), [([], 1), ([("mmr", 4)], 1), ([("covid", 1), ("covid", 2)], 3), ([("covid", 9)], 9)]
)
def test_the_next_dose_is_proposed(got, proposed):
    known = [Dose(protects, dose, DAY) for protects, dose in got]
    assert doses.proposed_dose("covid", known) == proposed


@pytest.mark.parametrize(
    ("least_days", "before", "near"),
    [(21, 20, True), (21, 21, False), (None, 0, True), (None, 1, False), (21, -20, True)],
)
def test_a_dose_too_near_another_is_asked_about(least_days, before, near):
    other = DAY - timedelta(days=before)
    got = [Dose("covid", 1, other), Dose("mmr", 1, DAY)]
    assert (doses.dose_too_near("covid", got, DAY, least_days) == other) is near
    if near:
        with pytest.raises(RuleBroken, match="dose_soon"):
            doses.check_interval("Sammy", other, confirmed=False)
    doses.check_interval("Sammy", other, confirmed=True)
    doses.check_interval("Sammy", None, confirmed=False)
