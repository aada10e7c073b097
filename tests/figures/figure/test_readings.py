"""How a share and a mean are rounded."""

import pytest

from amal_field.figures.figure import mean, percentage


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 0, None), (0, 7, 0), (1, 2, 50), (1, 200, 1), (1, 201, 0), (1, 8, 13), (3, 8, 38), (7, 7, 100)],
)
def test_a_share_is_rounded_half_up(part, whole, expected):
    assert percentage(part, whole) == expected


@pytest.mark.parametrize(
    ("total", "count", "expected"),
    [(0, 0, None), (0, 3, 0.0), (27, 1, 27.0), (1, 20, 0.1), (1, 21, 0.0), (9, 20, 0.5), (41, 20, 2.1), (50, 3, 16.7)],
)
def test_a_mean_has_one_decimal_rounded_half_up(total, count, expected):
    assert mean(total, count) == expected
