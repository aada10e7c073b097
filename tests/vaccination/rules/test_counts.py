"""What an action adds up to."""

from datetime import date
from uuid import UUID

from amal_field.vaccination.rules.counts import Counted, counts_from

ONE, TWO, THREE, FOUR = (UUID(int=n) for n in range(1, 5))
MARCH = date(2027, 3, 1)


def test_people_and_vaccinations_are_counted_apart_and_who_got_something_under_no_reason():
    counts = counts_from(
        [
            Counted(ONE, "site", None, MARCH, "Hexyon"),
            Counted(ONE, "site", None, None, "Prevenar 13"),
            Counted(TWO, "walk_in", None, None, "Hexyon"),
            Counted(TWO, "walk_in", "postponed", None, None),
            Counted(THREE, "expected", "absent", None, None),
            Counted(FOUR, "walk_in", None, None, None),
        ]
    )
    assert (counts.listed, counts.vaccinated, counts.given, counts.walk_ins) == (4, 2, 3, 2)
    assert counts.not_given == {"absent": 1}
    assert counts.by_brand == {"Hexyon": 2, "Prevenar 13": 1}
    assert counts.promised == {MARCH: 1}


def test_of_nobody_all_is_zero():
    counts = counts_from([])
    assert (counts.listed, counts.given, counts.by_brand) == (0, 0, {})
