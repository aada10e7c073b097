"""An annual figure: what a room tells about it, and the arithmetic that all of them share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

FIRST_YEAR, LAST_YEAR = 1900, 2200

CODES = (
    "site.capacity",
    "site.households_unique",
    "site.persons_unique",
    "site.stays",
    "site.minors_share",
    "site.nights",
    "site.occupancy",
    "site.health_referral_households",
    "class.activities",
    "class.children_range",
    "class.new_volunteers",
    "class.students",
    "class.pretkamjonet_mean",
    "vaccination.actions",
    "vaccination.covid",
    "vaccination.basic",
    "tables.online_participants",
    "tables.online_mean",
    "tables.physical_range",
    "tables.physical_per_week",
    "tables.physical_volunteers",
    "tables.advanced_mean",
    "tables.advanced_volunteers",
    "tables.samenlezen_sessions",
    "tables.samenlezen_means",
    "tables.opstap_groups",
    "tables.komaf_attendance",
    "walks.walkers",
    "walks.newcomer_share",
    "walks.per_week",
    "duos.samen_gentenaar",
    "duos.tandem",
    "duos.tandem_oekraine",
    "duos.2run",
    "duos.duoreno",
    "duos.samen_gentenaar_countries",
    "duos.samen_gentenaar_newcomers",
    "duos.samen_gentenaar_buddies",
    "duos.group_sessions",
    "duos.group_attendance",
    "desk.persons",
    "desk.minors",
    "desk.school_children",
    "desk.info_sessions",
    "desk.info_participants",
    "desk.guided",
    "desk.nt2",
    "desk.interpreters",
    "desk.meetings",
    "desk.meeting_attendance",
)
"""The figures of the agency, in the order in which it publishes them; rooms add theirs in any order, and what is a
room's own comes after these."""


@dataclass(frozen=True)
class Figure:
    """`definition`: one sentence, in the reader's language. `compute(year, today)`: the value, as JSON can hold it."""

    code: str
    definition: Any
    compute: Callable[[int, date], Any]

    @property
    def place(self) -> int:
        """Its place among the figures of the agency, after all of these for one of a room's own."""
        return CODES.index(self.code) if self.code in CODES else len(CODES)


FIGURES: dict[str, Sequence[Figure]] = {}
"""Room → its figures."""


def percentage(part: int, whole: int) -> int | None:
    """A whole number of per cent, a half rounded up; None where there is nothing to count from."""
    return (200 * part + whole) // (2 * whole) if whole else None


def mean(total: int, count: int) -> float | None:
    """The mean with one decimal, a half rounded up; None where there is nothing to count from."""
    return (20 * total + count) // (2 * count) / 10 if count else None
