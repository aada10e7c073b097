"""What a duo must be, and what one of the past is marked with."""

from datetime import date
from uuid import UUID

import pytest

from amal_field.buddies.rules import duos
from amal_field.refusal import RuleBroken

A, B = UUID(int=1), UUID(int=2)
MARCH, APRIL, TODAY = date(2026, 3, 5), date(2026, 4, 5), date(2026, 5, 5)


def code_of(do) -> str | None:
    try:
        do()
    except RuleBroken as broken:
        return broken.code
    return None


@pytest.mark.parametrize(
    ("buddies", "newcomers", "code"),
    [
        ([A], [B], None),
        ([], [B], "match_without_side"),
        ([A], [], "match_without_side"),
        ([A], [A], "match_with_oneself"),
        ([A, B], [B], "match_with_oneself"),
    ],
)
def test_somebody_of_each_side_and_nobody_of_both(buddies, newcomers, code):
    assert code_of(lambda: duos.check_sides(buddies, newcomers)) == code


@pytest.mark.parametrize(
    ("proposed", "started", "closed", "code"),
    [
        (MARCH, APRIL, TODAY, None),
        (MARCH, MARCH, MARCH, None),
        (MARCH, None, MARCH, None),
        (date(2026, 5, 6), None, None, "match_in_future"),
        (MARCH, date(2026, 5, 6), None, "match_in_future"),
        (MARCH, MARCH, date(2026, 5, 6), "match_in_future"),
        (APRIL, MARCH, None, "match_starts_early"),
        (MARCH, APRIL, MARCH, "match_ends_early"),
        (APRIL, None, MARCH, "match_ends_early"),
    ],
)
def test_days_come_in_their_order(proposed, started, closed, code):
    def check() -> None:
        duos.check_proposed_on(proposed, today=TODAY)
        if started:
            duos.check_started_on(started, proposed_on=proposed, today=TODAY)
        if closed:
            duos.check_closed_on(closed, proposed_on=proposed, started_on=started, today=TODAY)

    assert code_of(check) == code


def test_a_reason_is_of_an_end():
    assert code_of(lambda: duos.check_reason("moved", None)) == "match_reason_without_end"
    assert code_of(lambda: duos.check_reason("moved", MARCH)) is None
    assert code_of(lambda: duos.check_reason(None, None)) is None


@pytest.mark.parametrize(
    ("buddies", "newcomers", "marks"),
    [
        ([18, None], [(30, []), (None, [])], []),
        ([17], [(30, [])], [duos.BUDDY_MINOR]),
        ([40], [(17, [A]), (40, [A])], []),
        ([40], [(17, [A]), (None, [A])], []),
        ([40], [(17, [A]), (40, [B])], [duos.CHILD_ALONE]),
        ([16], [(17, [])], [duos.BUDDY_MINOR, duos.CHILD_ALONE]),
        ([40], [(17, [A]), (12, [A])], [duos.CHILD_ALONE]),
    ],
)
def test_a_buddy_is_of_age_and_a_child_beside_an_adult_of_its_household(buddies, newcomers, marks):
    assert duos.marks_of(buddies, newcomers) == marks
