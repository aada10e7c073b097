"""A group of n likely doubles is n - 1 people fewer."""

from uuid import UUID

import pytest

from amal_field.figures.queries.doubles import Pair, joined

A, B, C, D, E = (UUID(int=number) for number in range(5))


@pytest.mark.parametrize(
    ("pairs", "fewer"),
    [
        ([], 0),
        ([(A, B)], 1),
        ([(A, B), (C, D)], 2),
        ([(A, B), (B, C), (A, C)], 2),
        ([(A, B), (C, D), (B, C), (D, E)], 4),
    ],
)
def test_a_group_counts_for_all_but_one(pairs, fewer):
    assert joined([Pair(*pair) for pair in pairs]) == fewer
