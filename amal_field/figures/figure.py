"""An annual figure: what a room tells about it, and the arithmetic that all of them share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

FIRST_YEAR, LAST_YEAR = 1900, 2200


@dataclass(frozen=True)
class Figure:
    """`definition`: one sentence, in the reader's language. `compute(year, today)`: the value, as JSON can hold it."""

    code: str
    definition: Any
    compute: Callable[[int, date], Any]


def year_days(year: int) -> tuple[date, date]:
    """The first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def percentage(part: int, whole: int) -> int | None:
    """A whole number of per cent, a half rounded up; None where there is nothing to count from."""
    return (200 * part + whole) // (2 * whole) if whole else None
