"""Ages in SQL, for numbers of people by age."""

from typing import Any

from sqlalchemy import ColumnElement, case, extract

from amal_field.people.rules import ADULT_AGE

YES, NO, UNKNOWN = "yes", "no", "unknown"


def minority(born_on: Any, day: Any) -> ColumnElement[str]:
    """Whether somebody born then is under 18 on a day (`rules.is_minor`): `YES`, `NO`, or `UNKNOWN` without a birth."""
    return case((born_on.is_(None), UNKNOWN), (_number(day) - _number(born_on) < ADULT_AGE * 10_000, YES), else_=NO)


def _number(day: Any) -> ColumnElement[int]:
    """A day as the number of its digits, 20220301: the years between two days are in the front of their difference."""
    return extract("year", day) * 10_000 + extract("month", day) * 100 + extract("day", day)
