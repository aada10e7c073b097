"""Decisions about half-days, age bands and checks, on plain values (`domain.md` D.1 to D.3)."""

from collections.abc import Iterable
from datetime import date, time

from amal_field.refusal import RuleBroken

MORNING, AFTERNOON = "morning", "afternoon"
NOON = time(12, 30)
"""Where the morning ends and the afternoon begins."""


def half_days(starts: time, ends: time) -> list[str]:
    """The half-days of a school day that a session fills (`domain.md` D.2): before noon, after it, or both."""
    return [half for half, within in ((MORNING, starts < NOON), (AFTERNOON, ends > NOON)) if within]


def band_of(age: int, bands: Iterable[tuple[str, int, int]]) -> str:
    """The code of the band (code, least, most) for an age; empty where there is none."""
    return next((code for code, least, most in bands if least <= age <= most), "")


def check_seen(seen_on: date, *, today: date) -> None:
    """Demand a day on which the extract can have been seen (`domain.md` D.3). Raises `RuleBroken` `seen_to_come`."""
    if seen_on > today:
        raise RuleBroken("seen_to_come")


def school_year_of(day: date) -> date:
    """The first of September with which the school year of a day began."""
    return date(day.year if day.month >= 9 else day.year - 1, 9, 1)
