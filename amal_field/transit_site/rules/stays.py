"""Decisions about pitches, stays and days, on plain values (`domain.md` A.1 to A.5)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from amal_field.refusal import RuleBroken

BELGIAN_PLATE = re.compile(r"([0-9])([A-Z]{3})([0-9]{3})")
MARKS = ("too_long", "too_many")
SITE_RULES = ("closed", "excluded", "debt", "full", "too_many", "too_soon", "too_long")
"""The rules of a site that refuse a family, in the order in which they are told."""
LAST_WORDS = ("cancelled", "used", "missed", "refused", "confirmed", "waiting")
"""Of several things that became of a reservation the first of these is its state."""
CHOSEN_STATES = ("confirmed", "waiting", "requested", "refused")
"""The states of a reservation among which somebody at the phone chooses."""
REFUSALS = ("full", "debt", "exclusion", "not_roadworthy", "not_the_target_group", "other")
INSPECTION_MOMENTS = ("entry", "exit")
INSPECTION_ITEMS = ("ground", "water", "electricity", "drain", "fence", "sanitary", "waste")
STAYS_WITHIN = ("calendar_year", "twelve_months")
TO_DO = ("plan", "prepayment", "meter", "identity", "house_rules")
LATEST_ENTRY_DAYS = 31
"""How many days back an arrival can be entered on screen. A departure can be as old as it is: nobody would get the
pitch free otherwise."""
MOST_PERSONS = 30


class PitchState(StrEnum):
    """What a tile of the site plan shows."""

    FREE = "free"
    TAKEN = "taken"
    OVERDUE = "overdue"
    EXPECTED = "expected"
    LATE = "late"
    BLOCKED = "blocked"


@dataclass(frozen=True)
class Period:
    """Days from `start` up to, not including, `end`; no end lasts on. `start == end` is a stay of no night."""

    start: date
    end: date | None = None

    def overlaps(self, other: "Period") -> bool:
        """Whether each begins before the other ends. One rule here and in the database, a stay of no night included:
        it collides with what lasts over its day, not with what ends or begins on it."""
        return self.begins_before(other.end) and self.ends_after(other.start)

    def begins_before(self, day: date | None) -> bool:
        """Whether it begins before a day; None never comes."""
        return day is None or self.start < day

    def ends_after(self, day: date) -> bool:
        """Whether it lasts on, or ends after a day."""
        return self.end is None or day < self.end

    def reaches(self, day: date) -> bool:
        """Whether it lasts on, or ends on a day or after it."""
        return self.end is None or day <= self.end

    def lasts_on(self, day: date) -> bool:
        """Whether it lasts over the night of a day; a stay of no night lasts over none."""
        return self.start <= day and self.ends_after(day)

    def touches(self, day: date) -> bool:
        """Whether a day is one of its days, its end included."""
        return self.start <= day and self.reaches(day)


@dataclass(frozen=True)
class DayCount:
    """Never mixed (`domain.md` A.1). `nights`: for fee and occupancy; `days`: on the site, for the longest stay."""

    nights: int
    days: int


@dataclass(frozen=True)
class ArrivalDetails:
    """What is noted beside who came; None is "not yet"."""

    planned_departure_on: date | None = None
    prepayment: Decimal | None = None
    meter_start: int | None = None
    identity_kind: str | None = None
    house_rules_handed_over: bool = False
    prepayment_method: str = "cash"


@dataclass(frozen=True)
class Decided:
    """A named decision to let these rules pass, and the reason for it."""

    rules: frozenset[str]
    reason: str


def count_days(
    period: Period,
    *,
    until: date,
    first: date | None = None,
    last: date | None = None,
    count_departure_day: bool = False,
) -> DayCount:
    """Count the nights and the calendar days of a stay (`domain.md` A.1).

    `until`: the day up to which an open stay counts (its night is not yet counted). `first` and `last`: the days,
    both included, outside which nothing counts; a night belongs to the day on which it begins. The day of departure
    is a calendar day on the site only where the site's setting `count_departure_day` says so.
    """
    nights = count_nights(period.start, period.end, until=until, first=first, last=last)
    end = period.end if period.end is not None else max(until, period.start)
    departs_inside = (first is None or end >= first) and (last is None or end <= last)
    return DayCount(nights, nights + (count_departure_day and departs_inside))


def count_nights(
    start: date, end: date | None, *, until: date, first: date | None = None, last: date | None = None
) -> int:
    """The nights of `count_days` alone, for a year that asks for those of some hundred stays in each of its months."""
    stop = end if end is not None else max(until, start)
    if first is not None and first > start:
        start = first
    if last is not None and last < stop:
        stop = last + timedelta(days=1)
    return max((stop - start).days, 0)


def is_beyond(since: date, nights: int, *, today: date, ahead: int) -> bool:
    """Whether so many nights from a day on reach beyond the nights ahead among which a place is looked for."""
    return since + timedelta(days=nights) > today + timedelta(days=ahead)


def pitch_state(
    *, blocked: bool, taken: bool, nights_left: int | None, expected: bool, late: bool = False
) -> PitchState:
    """What the tile of a pitch shows; who stands there comes before everything."""
    if taken:
        return PitchState.OVERDUE if nights_left is not None and nights_left < 0 else PitchState.TAKEN
    if blocked:
        return PitchState.BLOCKED
    if late:
        return PitchState.LATE
    return PitchState.EXPECTED if expected else PitchState.FREE


def left_to_do(*, planned: bool, prepaid: bool, metered: bool, identified: bool, instructed: bool) -> list[str]:
    """What a check-in in two taps leaves open, as codes of `TO_DO`. Money is never filled in by default."""
    return [
        code for code, done in zip(TO_DO, (planned, prepaid, metered, identified, instructed), strict=True) if not done
    ]


def check_has_come(on: date, *, today: date) -> None:
    """Demand today or a day before: nobody has come or gone on another. Raises `RuleBroken` `day_to_come`."""
    if on > today:
        raise RuleBroken("day_to_come")


def check_day(on: date, *, today: date) -> None:
    """Demand a day of the past month or today. Raises `RuleBroken` `day_to_come` or `day_too_old`."""
    check_has_come(on, today=today)
    if on < today - timedelta(days=LATEST_ENTRY_DAYS):
        raise RuleBroken("day_too_old", days=LATEST_ENTRY_DAYS)


def check_pitch(*, number: int, blocked: str | None, taken: bool) -> None:
    """Demand a pitch that is free. Raises `RuleBroken` `pitch_taken` or `pitch_blocked`."""
    if taken:
        raise RuleBroken("pitch_taken", pitch=number)
    if blocked is not None:
        raise RuleBroken("pitch_blocked", pitch=number, reason=blocked)


def check_persons(*, count: int, already_here: list[str]) -> None:
    """Demand somebody, not too many, and nobody who is on the site already.

    Raises `RuleBroken` `nobody_here`, `too_many_people` or `person_here`.
    """
    if count == 0:
        raise RuleBroken("nobody_here")
    if count > MOST_PERSONS:
        raise RuleBroken("too_many_people", most=MOST_PERSONS)
    if already_here:
        raise RuleBroken("person_here", people=", ".join(already_here))


def check_meter(*, start: int | None, end: int | None) -> None:
    """Demand a meter that runs forward. Raises `RuleBroken` `meter_back`."""
    if start is not None and end is not None and end < start:
        raise RuleBroken("meter_back", start=start)


def reservation_state(became: Mapping[str, bool]) -> str:
    """The state of a reservation, out of all that became of it (each of `LAST_WORDS` → whether it did)."""
    return next((state for state in LAST_WORDS if became[state]), "requested")


def marks(*, nights: int, max_nights: int | None, stays_in_year: int, max_stays: int | None) -> list[str]:
    """Which site rules a stay goes beyond, as codes of `MARKS`: stored and shown, not refused."""
    exceeded = (
        max_nights is not None and nights > max_nights,
        max_stays is not None and stays_in_year > max_stays,
    )
    return [code for code, beyond in zip(MARKS, exceeded, strict=True) if beyond]


def plate_key(plate: str) -> str:
    """A number plate for the search: capital letters and digits alone, in any script."""
    return re.sub(r"[\W_]", "", plate).upper()


def plate_shown(plate: str) -> str:
    """A Belgian number plate as `1-ABC-234`; any other as it was written."""
    found = BELGIAN_PLATE.fullmatch(plate_key(plate))
    return "-".join(found.groups()) if found else plate


def next_number(year: int, last: str | None) -> str:
    """The number of the next pitch ticket of a year (`domain.md` A.2): `2026-0007` after `2026-0006`."""
    counted = int(last.partition("-")[2]) if last else 0
    return f"{year}-{counted + 1:04d}"
