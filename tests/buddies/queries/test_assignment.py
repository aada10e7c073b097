"""A round is the best there is: trying everything finds no better one."""

from itertools import combinations, permutations
from random import Random

from amal_field.buddies.queries.assignment import best_pairs

ROUNDS = 500


def by_trying(rows, columns, pairs):
    """The best number of duos, weeks and points of all ways there are."""
    best = (0, 0, 0)
    for size in range(1, min(rows, columns) + 1):
        for some in combinations(range(rows), size):
            for others in permutations(range(columns), size):
                chosen = [pairs.get(pair) for pair in zip(some, others, strict=True)]
                if None not in chosen:
                    best = max(best, (size, sum(weeks for weeks, _ in chosen), sum(points for _, points in chosen)))
    return best


def test_trying_everything_agrees_on_number_weeks_and_points():
    random = Random(15)
    for _ in range(ROUNDS):
        rows, columns = random.randint(1, 4), random.randint(1, 4)
        waits = [random.choice((0, 3, 52)) for _ in range(rows + columns)]
        pairs = {
            (row, column): (waits[row] + waits[rows + column], random.choice((0, 30, 31, 100)))
            for row in range(rows)
            for column in range(columns)
            if random.random() < 0.6
        }
        chosen = best_pairs(rows, columns, pairs)
        assert len({row for row, _ in chosen}) == len({column for _, column in chosen}) == len(chosen)
        found = [pairs[pair] for pair in chosen]
        worth = (len(found), sum(weeks for weeks, _ in found), sum(points for _, points in found))
        assert worth == by_trying(rows, columns, pairs)
        assert chosen == best_pairs(rows, columns, pairs)


def test_the_largest_round_is_exact():
    pairs = {(row, column): (104, 100 if row == column else 99) for row in range(200) for column in range(200)}
    assert best_pairs(200, 200, pairs) == [(one, one) for one in range(200)]


def test_nobody_who_goes_with_nobody():
    assert best_pairs(0, 3, {}) == best_pairs(2, 2, {}) == []
