"""What a family may tell of itself, and what its term says of a status."""

from datetime import date

import pytest

from amal_field.people.rules import Birth
from amal_field.reception_desk.rules import registration as rules
from amal_field.refusal import RuleBroken

TODAY = date(2022, 4, 1)


def born(year: int, month: int = 7, day: int = 1) -> Birth:
    return Birth(date(year, month, day), "day")


@pytest.mark.parametrize(
    ("child", "parent", "is_odd"),
    [
        (born(2000, 7, 1), born(1988, 7, 1), False),
        (born(2000, 6, 30), born(1988, 7, 1), True),
        (born(1980), born(1988), True),
        (None, born(1988), False),
        (born(2000), None, False),
    ],
)
def test_a_parent_is_twelve_years_older(child, parent, is_odd):
    assert rules.is_odd_child(child, parent) is is_odd


@pytest.mark.parametrize(
    ("told", "relation", "birth", "of_adult", "companion"),
    [
        (None, "child", born(2010), True, "parent"),
        ("relative", "child", born(2010), True, "relative"),
        ("relative", "child", born(1990), True, None),
        (None, "other", None, True, None),
        (None, "child", born(2004, 4, 1), False, None),
        (None, "child", born(2004, 4, 2), False, RuleBroken),
        (None, "other", born(2010), True, RuleBroken),
        (None, None, born(2010), False, RuleBroken),
    ],
)
def test_who_came_with_a_minor_is_said(told, relation, birth, of_adult, companion):
    if companion is RuleBroken:
        with pytest.raises(RuleBroken, match="companion_untold"):
            rules.companion_of(told, relation, birth, TODAY, of_adult=of_adult)
    else:
        assert rules.companion_of(told, relation, birth, TODAY, of_adult=of_adult) == companion


@pytest.mark.parametrize(
    ("status", "since", "until"),
    [
        ("annex_15", TODAY, date(2022, 5, 16)),
        ("annex_15", None, None),
        ("a_card", TODAY, date(2023, 3, 4)),
        ("a_card", None, date(2023, 3, 4)),
        ("a_card", date(2023, 3, 4), None),
        ("certificate", TODAY, None),
    ],
)
def test_a_term_proposes_an_end(status, since, until):
    assert rules.proposed_until(status, since, annex_days=45, a_card_until=date(2023, 3, 4)) == until


def test_numbers_grow_beyond_four_digits():
    assert [rules.file_number(2026, number) for number in (1, 12_345)] == ["B2026-0001", "B2026-12345"]


@pytest.mark.parametrize(
    ("companion", "birth", "must"),
    [
        ("nobody", date(2004, 4, 2), True),
        ("nobody", date(2004, 4, 1), False),
        ("guardian", date(2010, 1, 1), False),
        ("parent", date(2010, 1, 1), False),
        ("relative", None, False),
    ],
)
def test_a_minor_without_anybody_is_reported_until_18(companion, birth, must):
    assert rules.must_be_reported(companion, birth, TODAY) is must
