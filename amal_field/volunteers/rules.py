"""Decisions about allowances, on plain values (`domain.md` F.1)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from amal_field.refusal import RuleBroken

FLAT, REAL = "flat", "real"
"""How somebody's costs are paid, for a whole calendar year: a flat rate a day, or the real costs."""
FILE = ("agreement_on", "note_on", "insured_on")
"""What the file of a volunteer has to hold, each a day."""
NEAR_PERCENT = "volunteers.near_percent"
"""The dated setting that says from how many percents of the yearly ceiling on there is a warning."""


class Standing(StrEnum):
    """How an allowance stands to the yearly ceiling."""

    WELL = "well"
    NEAR = "near"
    OVER = "over"


@dataclass(frozen=True)
class Ceiling:
    """What the law allows, in euros, a day and a calendar year."""

    per_day: Decimal
    per_year: Decimal


def check_amount(amount: Decimal | None, system: str | None, ceiling: Ceiling | None) -> None:
    """Demand an amount a day under the ceiling, for a flat rate alone (`domain.md` F.1).

    Raises `RuleBroken` `amount_missing`, `amount_over_ceiling` or `no_ceiling`.
    """
    if system != FLAT:
        return
    if ceiling is None:
        raise RuleBroken("no_ceiling")
    if amount is None:
        raise RuleBroken("amount_missing")
    if amount > ceiling.per_day:
        raise RuleBroken("amount_over_ceiling", most=ceiling.per_day)


def check_ceiling(ceiling: Ceiling) -> None:
    """Demand a year that allows a day at least. Raises `RuleBroken` `year_under_day`."""
    if ceiling.per_year < ceiling.per_day:
        raise RuleBroken("year_under_day")


def standing(total: Decimal, ceiling: Ceiling | None, near_percent: int) -> Standing:
    """How what somebody got this year stands to the ceiling; near it from so many percents of it on."""
    if ceiling is None or total < ceiling.per_year * near_percent / 100:
        return Standing.WELL
    return Standing.NEAR if total <= ceiling.per_year else Standing.OVER


def days_left(total: Decimal, amount: Decimal, ceiling: Ceiling) -> int:
    """How many more days of this amount the year allows; never under 0."""
    return max(int((ceiling.per_year - total) // amount), 0) if amount > 0 else 0
