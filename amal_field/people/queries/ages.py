"""Ages in SQL, for numbers of people by age."""

from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, case, extract

from amal_field.people.rules import ADULT_AGE

YES, NO, UNKNOWN = "yes", "no", "unknown"
BANDS = (0, 6, 12, 18, 25, 35, 45, 55, 65)
"""From which age on each group of ages of the report begins; the last has no end."""


def minority(born_on: Any, day: Any) -> ColumnElement[str]:
    """Whether somebody born then is under 18 on a day (`rules.is_minor`): `YES`, `NO`, or `UNKNOWN` without a birth."""
    return case((born_on.is_(None), UNKNOWN), (_number(day) - _number(born_on) < ADULT_AGE * 10_000, YES), else_=NO)


def band(born_on: Any, day: Any) -> ColumnElement[int | None]:
    """With which age of `BANDS` the group begins in which somebody born then is on a day; None without a birth."""
    age = _number(day) - _number(born_on)
    later = [(age < end * 10_000, start) for start, end in pairwise(BANDS)]
    return case((born_on.is_(None), None), *later, else_=BANDS[-1])


def _number(day: Any) -> ColumnElement[int]:
    """A day as the number of its digits, 20220301: the years between two days are in the front of their difference."""
    return extract("year", day) * 10_000 + extract("month", day) * 100 + extract("day", day)
