"""What an action adds up to: numbers, of nobody."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from amal_field.vaccination.rules.words import WALK_IN


class Counted(NamedTuple):
    """A line with one of its outcomes, or with none: `brand` where something was given, else `reason`. `next_month`: of
    another dose, promised in either case."""

    line: UUID
    came_as: str
    reason: str | None
    next_month: date | None
    brand: str | None


@dataclass(frozen=True)
class ActionCounts:
    """How many stood on the list, how many of them got something, and how often; who got nothing by reason; what was
    given by brand; what was promised by month; how many walked in."""

    listed: int
    vaccinated: int
    given: int
    not_given: Mapping[str, int]
    by_brand: Mapping[str, int]
    promised: Mapping[date, int]
    walk_ins: int


def counts_from(rows: Collection[Counted]) -> ActionCounts:
    """Add the lines of an action up. Who got something counts under no reason."""
    given = [row for row in rows if row.brand]
    vaccinated = {row.line for row in given}
    return ActionCounts(
        listed=len({row.line for row in rows}),
        vaccinated=len(vaccinated),
        given=len(given),
        not_given=_sorted(Counter(row.reason for row in rows if row.reason and row.line not in vaccinated)),
        by_brand=_sorted(Counter(row.brand for row in given)),
        promised=_sorted(Counter(row.next_month for row in rows if row.next_month)),
        walk_ins=len({row.line for row in rows if row.came_as == WALK_IN}),
    )


def _sorted(numbers: Counter) -> dict:
    return dict(sorted(numbers.items()))
