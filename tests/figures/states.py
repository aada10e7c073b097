"""Years with and without facts, and some figures of each unit: they are no records, yet stand in addresses."""

from collections.abc import Iterator

from amal_field import clock
from tests.states import StampOf, State

CODES = ["site.persons_unique", "tables.komaf_attendance", "walks.newcomer_share", "desk.school_children"]
CHARTS = ["site.occupancy_by_week", "site.ages", "tables.komaf", "duos.rhythm", "desk.arrivals_by_week", "desk.ages"]


def years(stamp_of: StampOf) -> Iterator[State]:
    """The year in which the other rooms make their records, and one before all of them."""
    yield State("this year", year=clock.today().year, code=CODES + CHARTS)
    yield State("a year without facts", year=1999, code=["site.capacity", "class.children_range", "site.ages"])


MAKERS = (years,)
