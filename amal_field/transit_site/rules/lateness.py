"""How long a family that has not come keeps its place (`domain.md` A.5), on plain values."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

LATE_UNTIL_HOUR = 12
"""Until which hour of the next day, where the site has no rules yet."""
A_DAY = timedelta(days=1)


class Lateness(StrEnum):
    """How a confirmed reservation stands whose family has not come: to come on a later day, expected today, late with
    its place kept, or so late that somebody has to say what becomes of it."""

    TO_COME = "to_come"
    EXPECTED = "expected"
    LATE = "late"
    ASKED = "asked"


class Awaited(Protocol):
    """A reservation as lateness asks for it. `looked_for_on`: the day from which its lateness counts."""

    from_on: date
    looked_for_on: date


def kept_since(today: date, hour: int, late_until_hour: int) -> date:
    """The first day whose families keep their place at an hour of today, though they have not come."""
    return today - A_DAY if hour < late_until_hour else today


@dataclass(frozen=True)
class Keeping:
    """Which places are kept now: `since` is the day of `kept_since`, `until_hour` the hour that the rules of the site
    say."""

    today: date
    since: date
    until_hour: int

    def of(self, reservation: Awaited) -> Lateness:
        """How a confirmed reservation stands."""
        if reservation.from_on > self.today:
            return Lateness.TO_COME
        if reservation.looked_for_on < self.since:
            return Lateness.ASKED
        return Lateness.LATE if reservation.from_on < self.today else Lateness.EXPECTED

    def is_until_tomorrow(self, reservation: Awaited) -> bool:
        """Whether a late family keeps its place until tomorrow at the hour, not only until today."""
        return reservation.looked_for_on >= self.today
