"""A year of another size than any sample, made by a rule, and counted by hand from that rule."""

from collections import Counter
from dataclasses import dataclass

import pytest

from tests.attendance.world import a_session, mark
from tests.figures.readings import readings
from tests.figures.world import YEAR, a_stay, day, walkers

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


@dataclass(frozen=True)
class PlannedStay:
    """A family that is to come: in which month, for how many nights, and how many are grown up, and children."""

    place: int
    month: int
    nights: int
    adults: int
    children: int


@dataclass(frozen=True)
class PlannedTable:
    """A table that is to be: its day, how many of the walkers come, from which on, and how many without a name."""

    month: int
    number: int
    come: int
    first: int
    nameless: int


@pytest.mark.parametrize("size", [1, 29])
def test_a_year_of_any_size_equals_a_count_by_hand(engine, stamp_of, size):
    stays = [PlannedStay(i, 1 + i % 12, 1 + i % 6, 1 + i % 2, i % 4) for i in range(size)]
    tables = [PlannedTable(1 + i % 12, 2 + i % 20, 1 + i % 5, i % 3, i % 4) for i in range(size)]
    for one in stays:
        grown = [(f"Adu{place}", 1980 + place) for place in range(one.adults)]
        young = [(f"Kid{place}", 2012 + place) for place in range(one.children)]
        name = f"Quarz{one.place}"
        a_stay(stamp_of, name, month=one.month, nights=one.nights, pitch=1 + one.place % 25, members=grown + young)
    people = walkers(stamp_of, 7)
    for programme in ("online_table", "physical_table"):
        for one in tables:
            on = day(one.month, one.number)
            session = a_session(stamp_of("bruno"), programme, on=on, extra_other=one.nameless)
            for person in people[one.first : one.first + one.come]:
                mark(stamp_of("bruno"), session, person)
    there = [min(one.come, 7 - one.first) + one.nameless for one in tables]
    adults, children = sum(one.adults for one in stays), sum(one.children for one in stays)
    nights = sum(one.nights for one in stays)
    weeks = {day(one.month, one.number).isocalendar()[:2] for one in tables}
    counted = readings(YEAR)
    by_hand = {
        "site.capacity": 25,
        "site.households_unique": size,
        "site.persons_unique": adults + children,
        "site.stays": size,
        "site.minors_share": _rounded(100 * children / (adults + children)),
        "site.nights": nights,
        "site.occupancy": _rounded(100 * nights / (25 * 365)),
        "tables.online_participants": max(min(7, one.first + one.come) for one in tables),
        "tables.online_mean": int(10 * sum(there) / size + 0.5) / 10,
        "tables.physical_range": [min(there), max(there)],
        "tables.physical_per_week": int(10 * size / len(weeks) + 0.5) / 10,
    }
    assert {code: counted[code].value for code in by_hand} == by_hand
    others = [code for code, reading in counted.items() if code not in by_hand and sum(reading.months)]
    assert not others
    by_month = Counter(one.month for one in stays)
    assert counted["site.stays"].months == tuple(by_month[month] for month in range(1, 13))
    assert sum(counted["site.persons_unique"].months) == adults + children


def _rounded(share: float) -> int:
    """A half rounded up."""
    return int(share + 0.5)
