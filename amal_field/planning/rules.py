"""Decisions about patterns, occurrences and holidays, on plain values (`domain.md` C.5)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from amal_field.refusal import RuleBroken

MOST_SESSIONS = 250
MOST_DAYS = 800
"""A pattern is planned for at most so many sessions and days: a little over two years."""


@dataclass(frozen=True)
class Slot:
    """When a series meets on a weekday: 0 is Monday; `starts` and `ends` are times in Brussels."""

    weekday: int
    starts: time
    ends: time


@dataclass(frozen=True)
class Pattern:
    """When a series meets: from a day on, until a day or for so many sessions, whichever comes first."""

    slots: Sequence[Slot]
    from_on: date
    until_on: date | None = None
    sessions: int | None = None


@dataclass(frozen=True)
class Occurrence:
    """One day of a pattern; `closed` is the holiday for which it is skipped."""

    on: date
    starts: time
    ends: time
    closed: str | None = None


@dataclass(frozen=True)
class Holiday:
    """Days, first and last included, on which a series does not meet."""

    name: str
    first_on: date
    last_on: date


def check_pattern(pattern: Pattern) -> None:
    """Demand a pattern that has days, ends, and ends after it begins.

    Raises `RuleBroken` `no_weekday`, `slot_backwards` (with its `weekday`), `end_missing`, `until_before_from` or
    `pattern_too_long`.
    """
    if not pattern.slots:
        raise RuleBroken("no_weekday")
    for slot in pattern.slots:
        if slot.ends <= slot.starts:
            raise RuleBroken("slot_backwards", weekday=slot.weekday)
    if pattern.until_on is None and pattern.sessions is None:
        raise RuleBroken("end_missing")
    if pattern.until_on is not None:
        check_days(pattern.from_on, pattern.until_on)
        if (pattern.until_on - pattern.from_on).days > MOST_DAYS:
            raise RuleBroken("pattern_too_long")


def check_days(first_on: date, last_on: date) -> None:
    """Demand a last day that is not before the first. Raises `RuleBroken` `until_before_from`."""
    if last_on < first_on:
        raise RuleBroken("until_before_from")


def last_possible(pattern: Pattern) -> date:
    """The last day that the pattern can reach: calendars are read up to it."""
    furthest = pattern.from_on + timedelta(days=MOST_DAYS)
    return min(pattern.until_on or furthest, furthest)


def occurrences(pattern: Pattern, closed: Mapping[date, str]) -> list[Occurrence]:
    """The days of a pattern in order, the skipped ones with their holiday. Those do not count as sessions, so a series
    of ten has ten. Raises `RuleBroken` as `check_pattern`."""
    check_pattern(pattern)
    occurrences: list[Occurrence] = []
    most, held = min(pattern.sessions or MOST_SESSIONS, MOST_SESSIONS), 0
    for occurrence in _days(pattern, closed):
        if held == most:
            break
        occurrences.append(occurrence)
        held += occurrence.closed is None
    while occurrences and occurrences[-1].closed and pattern.until_on is None:
        occurrences.pop()
    return occurrences


def closed_days(holidays: Sequence[Holiday], first: date, last: date) -> dict[date, str]:
    """Each day between two days on which there is a holiday, with its name; the first one named wins."""
    names: dict[date, str] = {}
    for holiday in holidays:
        day = max(holiday.first_on, first)
        while day <= min(holiday.last_on, last):
            names.setdefault(day, holiday.name)
            day += timedelta(days=1)
    return names


@dataclass(frozen=True)
class Draft:
    """What planning a pattern would do: make these, leave those alone that are there; `stray` stands outside it."""

    new: list[Occurrence] = field(default_factory=list)
    there: list[Occurrence] = field(default_factory=list)
    skipped: list[Occurrence] = field(default_factory=list)
    stray: int = 0


def draft(occurrences: Sequence[Occurrence], taken: set[tuple[date, time]], today: date) -> Draft:
    """What to make of occurrences: those that no session has `taken`, by day and start. Nothing is made in the past:
    who was at a session then is noted by hand."""
    open_ones = [occurrence for occurrence in occurrences if not occurrence.closed]
    slots = {(occurrence.on, occurrence.starts) for occurrence in open_ones}
    return Draft(
        new=[
            occurrence
            for occurrence in open_ones
            if (occurrence.on, occurrence.starts) not in taken and occurrence.on >= today
        ],
        there=[occurrence for occurrence in open_ones if (occurrence.on, occurrence.starts) in taken],
        skipped=[occurrence for occurrence in occurrences if occurrence.closed],
        stray=len({slot for slot in taken - slots if slot[0] >= today}),
    )


def shifted(before: Pattern, after: Pattern) -> dict[int, tuple[Slot, Slot]]:
    """Weekday → how it was and how it becomes, for the weekdays of both patterns on which the hours change."""
    known = {slot.weekday: slot for slot in before.slots}
    return {
        slot.weekday: (known[slot.weekday], slot)
        for slot in after.slots
        if slot.weekday in known and known[slot.weekday] != slot
    }


def is_as_planned(starts: time, ends: time, slot: Slot) -> bool:
    """Whether a session still has the hours that its pattern gave it, so that it moves when they do."""
    return (starts, ends) == (slot.starts, slot.ends)


def weeks_of(first: date, last: date) -> list[list[date]]:
    """The weeks, Monday to Sunday, in which the days from `first` to `last` lie."""
    monday = first - timedelta(days=first.weekday())
    return [
        [monday + timedelta(days=7 * week + day) for day in range(7)] for week in range((last - monday).days // 7 + 1)
    ]


def _days(pattern: Pattern, closed: Mapping[date, str]) -> Iterator[Occurrence]:
    slots = sorted(pattern.slots, key=lambda slot: (slot.weekday, slot.starts))
    day, last = pattern.from_on, last_possible(pattern)
    while day <= last:
        for slot in slots:
            if slot.weekday == day.weekday():
                yield Occurrence(day, slot.starts, slot.ends, closed.get(day))
        day += timedelta(days=1)
