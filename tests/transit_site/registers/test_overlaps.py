"""Claims that overlap are found, all of them and no other, by the rule of the site."""

import random
from datetime import date, timedelta
from functools import partial

from amal_field.transit_site.registers.overlaps import Claim, collisions
from amal_field.transit_site.rules import Period
from tests.effort import calls_of

START = date(2022, 3, 1)


def claim(start, end, line):
    return Claim(Period(START + timedelta(start), None if end is None else START + timedelta(end)), (0, line), line)


def wrong(*claims):
    return sorted({later.source for later, _ in collisions(claims)})


def test_who_comes_on_the_day_of_departure_collides_with_nobody():
    assert wrong(claim(0, 3, 2), claim(3, 5, 3), claim(5, None, 4)) == []


def test_the_later_line_is_wrong_whatever_the_days():
    assert wrong(claim(0, 9, 2), claim(1, 2, 3), claim(4, 5, 4)) == [3, 4]
    assert wrong(claim(1, 2, 2), claim(4, 5, 3), claim(0, 9, 4)) == [4]


def test_a_stay_of_no_night_collides_only_with_what_lasts_over_its_day():
    assert wrong(claim(0, 3, 2), claim(3, 3, 3), claim(3, 5, 4), claim(3, 3, 5)) == []
    assert wrong(claim(0, 4, 2), claim(3, 3, 3)) == [3]


def test_all_claims_that_overlap_an_earlier_line_are_found():
    chance = random.Random(7)
    for _ in range(300):
        claims = []
        for line in range(2, 12):
            start = chance.randrange(12)
            claims.append(claim(start, chance.choice([None, start, start + chance.randrange(5)]), line))
        expected = [
            one.source
            for one in claims
            if any(one.rank > other.rank and one.period.overlaps(other.period) for other in claims)
        ]
        assert wrong(*claims) == expected
        for later, earlier in collisions(claims):
            assert later.rank > earlier.rank
            assert later.period.overlaps(earlier.period)


def test_many_claims_take_little_more_work_each_than_few():
    efforts = []
    for number in (1_000, 10_000):
        found, calls = calls_of(partial(wrong, *(claim(0, None, line) for line in range(number))))
        assert len(found) == number - 1
        efforts.append(calls / number)
    assert efforts[1] < 1.5 * efforts[0]
