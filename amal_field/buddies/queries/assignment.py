"""Who is put together so that the whole is best. scipy is large: it is imported where a round is first computed."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any

DUO, WEEK = 10**12, 10**6
"""What a duo and a week of waiting are worth in points: no sum of what is worth less comes near. A round stays below
what a double holds exactly."""


def best_pairs(rows: int, columns: int, pairs: Mapping[tuple[int, int], tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Of the pairs that are possible, each with its weeks of waiting and its points: as many as can be, of these those
    who wait longest together, of these the most points; each row and each column once. The same again for the same."""
    if not pairs:
        return []
    worth = [[0] * columns for _ in range(rows)]
    for (row, column), (weeks, points) in pairs.items():
        worth[row][column] = DUO + weeks * WEEK + points
    chosen = zip(*_solver()(worth, maximize=True), strict=True)
    return [(int(row), int(column)) for row, column in chosen if (row, column) in pairs]


@cache
def _solver() -> Any:
    return import_module("scipy.optimize").linear_sum_assignment
