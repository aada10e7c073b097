"""Whether a duo meets in its rhythm. While it rests its clock stands still."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from amal_field.buddies.rules import pauses
from amal_field.buddies.rules.pauses import Span
from amal_field.buddies.rules.rhythm import planned_end

ON_RHYTHM, LATE, OFF, SILENT, PAUSED, FREE = ("on_rhythm", "late", "off", "silent", "paused", "free")
"""Meets in time, late, off its rhythm, no sign of it at all, rests; or its programme has no rhythm."""
ORDER = {SILENT: 0, OFF: 0, LATE: 1, ON_RHYTHM: 3, FREE: 4, PAUSED: 5}
CALLED_LATELY = 2
"""In this order duos stand, those that were called lately after the late ones."""
CALL_DAYS, PAST_DAYS, MONTHS_WITHOUT_END = 7, 14, 12


class Limits(NamedTuple):
    """So many days after its rhythm a duo is late; after so many it is off, or silent where no sign came."""

    margin: int
    off: int


class Standing(NamedTuple):
    """How a duo meets, one of the words above, and after how many days."""

    state: str
    days: int
    order: int

    @property
    def place(self) -> tuple[int, int]:
        """What it is sorted by: who is off first, then the longest."""
        return self.order, -self.days


class Beat(NamedTuple):
    """What its rhythm is told by: when a duo began, when it last met, gave a sign, was called, and when it rests."""

    started_on: date
    planned_end_on: date | None
    rhythm_days: int | None
    met_on: date | None
    sign_on: date | None
    called_on: date | None
    pauses: Sequence[Span] = ()

    def standing(self, today: date, limits: Limits) -> Standing:
        """Where it stands: by the days since the last meeting, or the start, without those of pauses."""
        days = self._since(self.met_on or self.started_on, today)
        state = self._state(days, today, limits)
        order = ORDER[state]
        if order < CALLED_LATELY and self.was_called_lately(today):
            order = CALLED_LATELY
        return Standing(state, days, order)

    def was_called_lately(self, today: date) -> bool:
        """Whether somebody called them in the last days."""
        return self.called_on is not None and (today - self.called_on).days < CALL_DAYS

    def is_past_end(self, today: date) -> bool:
        """Whether its planned end is so long ago that it is to be closed."""
        if self.planned_end_on is not None:
            return (today - self.planned_end_on).days >= PAST_DAYS
        return today >= planned_end(self.started_on, MONTHS_WITHOUT_END)

    def _state(self, days: int, today: date, limits: Limits) -> str:
        if self.pauses and pauses.covers(self.pauses, today):
            return PAUSED
        if self.rhythm_days is None:
            return FREE
        if days <= self.rhythm_days + limits.margin:
            return ON_RHYTHM
        if days <= limits.off:
            return LATE
        last = max(filter(None, (self.sign_on, self.met_on, self.started_on)))
        return SILENT if self._since(last, today) > limits.off else OFF

    def _since(self, day: date, today: date) -> int:
        days = (today - day).days
        return days - pauses.days_in(self.pauses, day, today) if self.pauses else days
