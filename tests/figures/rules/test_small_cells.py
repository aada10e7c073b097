"""What is too small to leave the house: parts of 1 to 4, what would follow from the others, shares of few."""

import pytest

from amal_field.figures.rules import hidden_parts, is_share_hidden, is_small


def test_nobody_and_five_may_be_told():
    assert [number for number in range(7) if is_small(number)] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("parts", "total_stands", "hidden"),
    [
        ({"m": 23, "v": 30}, True, set()),
        ({"m": 3, "v": 30}, False, {"m"}),
        ({"basis": 85, "okan": 3, "ander": 20}, True, {"okan", "ander"}),
        ({"basis": 85, "okan": 3, "ander": 0}, True, {"okan", "basis"}),
        ({"basis": 2, "okan": 3, "ander": 20}, True, {"basis", "okan"}),
        ({"basis": 2, "okan": 0, "ander": 0}, True, {"basis"}),
    ],
)
def test_a_small_part_is_hidden_and_what_it_would_follow_from(parts, total_stands, hidden):
    assert hidden_parts(parts, total_stands=total_stands) == hidden


def test_a_share_of_few_is_hidden_before_it_is_rounded():
    hides = [(3, 100), (98, 100), (1, 1), (2, 4)]
    assert [pair for pair in [*hides, (0, 40), (40, 40), (5, 10), (0, 0)] if is_share_hidden(*pair)] == hides
