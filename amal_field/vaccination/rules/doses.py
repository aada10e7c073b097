"""What is given: the lot on the pack, the dose, and how soon after another (`domain.md` J.1)."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from amal_field.refusal import RuleBroken
from amal_field.vaccination.rules.words import MOST_DOSES, UNKNOWN

LOT = re.compile(r"[0-9A-Z][0-9A-Z./-]{1,29}")


class Dose(NamedTuple):
    """A dose that somebody got: of which vaccine, against what, on which day."""

    protects: str
    dose: int | None
    given_on: date


def lot_of(written: str | None) -> str:
    """A lot as it is kept: capitals, no spaces. Raises `RuleBroken` `lot_unreadable`."""
    lot = "".join((written or "").split()).upper()
    if not LOT.fullmatch(lot):
        raise RuleBroken("lot_unreadable")
    return lot


def month_of(written: str | None) -> date:
    """The first day of a month that is written as `10/2026` or `2026-10`. Raises `RuleBroken` `month_unreadable`."""
    text = (written or "").strip()
    match = re.fullmatch(r"(\d{1,2})\s*[/.-]\s*(\d{4})", text, re.ASCII)
    other = re.fullmatch(r"(\d{4})-(\d{1,2})", text, re.ASCII)
    month, year = match.groups() if match else other.groups()[::-1] if other else (0, 0)
    if not (1 <= int(month) <= 12 and 2000 <= int(year) <= 2100):
        raise RuleBroken("month_unreadable")
    return date(int(year), int(month), 1)


def last_day(month: date) -> date:
    """The last day of a month: until then what bears it may be used."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def check_expiry(lot: str, expires: date | None, day: date, *, confirmed: bool) -> None:
    """Warn once of a lot whose month is over. Raises `RuleBroken` `lot_expired`."""
    if expires is not None and last_day(expires) < day and not confirmed:
        raise RuleBroken("lot_expired", lot=lot, day=last_day(expires))


def proposed_dose(protects: str, got: Iterable[Dose]) -> int:
    """The dose that comes next, as far as is known here: the nurse reads the card."""
    known = [one.dose or 0 for one in got if one.protects == protects != UNKNOWN]
    return min(max(known, default=0) + 1, MOST_DOSES)


def dose_too_near(protects: str, got: Iterable[Dose], day: date, least_days: int | None) -> date | None:
    """The day of another dose against the same that lies too near: within the least days of the vaccine, on the same
    day where these are unknown. Of a vaccine that nobody has looked at nobody knows."""
    least = max(1, least_days or 0)
    near = [
        one.given_on for one in got if one.protects == protects != UNKNOWN and abs((day - one.given_on).days) < least
    ]
    return max(near, default=None)


def check_interval(name: str, near: date | None, *, confirmed: bool) -> None:
    """Ask the nurse about a dose that lies too near another. Raises `RuleBroken` `dose_soon`."""
    if near is not None and not confirmed:
        raise RuleBroken("dose_soon", name=name, day=near)
