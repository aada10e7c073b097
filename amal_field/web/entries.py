"""What a tablet says of an entry that it kept: when it was typed in, by how much its clock is off, how often it tried.

A decision on plain values: no request, no database. `web/outbox.py` says what the headers are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

HEADER = "Amal-Entry"
FORMATS = (1,)
"""The formats of entries that are understood."""
LIVE = timedelta(seconds=30)
"""A first try so soon after the tap is answered as any other: whoever tapped still stands before the page."""
MOST_AGE = timedelta(days=30)
"""What is older is stored at the time that it says, and looked at."""
MOST_SKEW = timedelta(hours=24)
"""A clock that is further off says nothing."""
SLACK = timedelta(minutes=2)
"""How far a clock may drift, and an entry lie ahead of its receipt, before the time is doubted."""
YEARS = range(2000, 2200)
MOST_TRIES = 1_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an outbox. `at`: when it happened, never after `received_at`; `entered_at`: what the tablet's clock
    said then, `skew_ms`: by how much that was behind; `is_late`: nobody waits for the answer; `is_uncertain`: the time
    is doubtful."""

    format: int
    at: datetime
    entered_at: datetime | None
    skew_ms: int
    received_at: datetime
    tries: int
    is_late: bool
    is_uncertain: bool


def read(headers: Mapping[str, str], *, received_at: datetime) -> Entry:
    """The entry that these headers tell of. What is missing or impossible is no error: the time of receipt stands for
    it, and is doubted."""
    entered_at, skew = _moment(headers.get("Amal-Entered-At")), _milliseconds(headers.get("Amal-Skew"))
    now_skew = _milliseconds(headers.get("Amal-Skew-Now"))
    at = _corrected(entered_at, skew, received_at)
    has_moved = now_skew is not None and skew is not None and abs(now_skew - skew) >= SLACK
    is_uncertain = at is None or has_moved or received_at - at > MOST_AGE
    at = received_at if at is None else at
    tries = min(_number(headers.get("Amal-Try")) or 1, MOST_TRIES)
    return Entry(
        format=_number(headers.get(HEADER)) or 0,
        at=at,
        entered_at=entered_at,
        skew_ms=round(skew / timedelta(milliseconds=1)) if skew is not None else 0,
        received_at=received_at,
        tries=tries,
        is_late=is_uncertain or tries > 1 or received_at - at > LIVE,
        is_uncertain=is_uncertain,
    )


def _corrected(entered_at: datetime | None, skew: timedelta | None, received_at: datetime) -> datetime | None:
    """When it happened by our clock; None where that cannot be told."""
    if entered_at is None or skew is None or abs(skew) > MOST_SKEW:
        return None
    at = entered_at + skew
    return min(at, received_at) if at - received_at <= SLACK else None


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
        return moment.astimezone(UTC) if moment.tzinfo and moment.year in YEARS else None
    except ValueError:
        return None


def _milliseconds(text: str | None) -> timedelta | None:
    number = _number(text, signed=True)
    return timedelta(milliseconds=number) if number is not None else None


def _number(text: str | None, *, signed: bool = False) -> int | None:
    """A whole number of at most 13 digits, which is a moment in milliseconds."""
    digits = (text or "").removeprefix("-") if signed else text or ""
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 13 else None
