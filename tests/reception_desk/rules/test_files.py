"""Which status and which answer count."""

from dataclasses import dataclass
from datetime import date

import pytest

from amal_field.reception_desk.rules.files import current_answer, current_status


@dataclass(frozen=True)
class One:
    """A status or an answer, told by what the rules ask of it."""

    status: str = ""
    since: date | None = None
    may_share: bool = False
    answered_on: date | None = None


MARCH, MAY = date(2022, 3, 5), date(2022, 5, 3)


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ([("none", MARCH), ("certificate", MAY)], "certificate"),
        ([("a_card", MARCH), ("none", MAY)], "none"),
        ([("a_card", None), ("none", MARCH)], "none"),
        ([("certificate", MAY), ("annex_15", MAY)], "annex_15"),
        ([("registered", None), ("none", None)], "registered"),
    ],
)
def test_the_status_that_began_last_counts(told, counts):
    statuses = [One(status=status, since=since) for status, since in told]
    assert {current_status(order).status for order in (statuses, statuses[::-1])} == {counts}


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ([(True, MARCH), (False, MAY)], False),
        ([(False, MARCH), (True, MAY)], True),
        ([(False, None), (True, MARCH)], True),
        ([(True, None), (False, None)], False),
        ([(True, MAY), (False, MAY)], False),
    ],
)
def test_the_later_answer_counts_and_without_a_day_no_beats_yes(told, counts):
    answers = [One(may_share=may_share, answered_on=on) for may_share, on in told]
    assert {current_answer(order).may_share for order in (answers, answers[::-1])} == {counts}


def test_nothing_told_is_nothing():
    assert (current_status([]), current_answer([])) == (None, None)
