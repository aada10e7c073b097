"""Which of many periods on one pitch, or of one person, lie over each other; in near-linear time."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from amal_field.transit_site.rules import Period


@dataclass(frozen=True)
class Claim:
    """Somebody claims a period. Of two that overlap the one of the higher `rank` is wrong; `source` is whose it is."""

    period: Period
    rank: tuple[int, int]
    source: Any


def collisions(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Every claim that overlaps one of a lower rank, with such a one.

    The claims pass by their first day. Of those that have not ended, the one of the lowest rank stands for all: what
    overlaps another of them, without being named already, overlaps it too.
    """
    standing: list[tuple[tuple[int, int], int, Claim]] = []
    ordered = sorted(claims, key=lambda claim: (claim.period.start, claim.period.end or date.max, claim.rank))
    for place, claim in enumerate(ordered):
        while standing and _is_over(standing[0][2], claim.period.start):
            heapq.heappop(standing)
        if standing and standing[0][2].period.overlaps(claim.period):
            first = standing[0][2]
            yield (claim, first) if claim.rank > first.rank else (first, claim)
        if claim.period.end != claim.period.start:
            heapq.heappush(standing, (claim.rank, place, claim))


def _is_over(claim: Claim, day: date) -> bool:
    return not claim.period.ends_after(day)
