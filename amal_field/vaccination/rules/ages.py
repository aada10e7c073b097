"""Ages, and what the schedule names up to an age (`domain.md` J.1). It never says that somebody lacks a dose."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from amal_field.vaccination.rules.words import MONTHS, WEEKS, YEARS

ADULT_AGE = 18


class Named(NamedTuple):
    """A dose that the schedule names at an age: so many weeks, months or years."""

    age: int
    unit: str
    protects: str
    dose: int


class Moment(NamedTuple):
    """An age, and the doses that the schedule names at it, as (what it protects against, dose)."""

    age: int
    unit: str
    doses: tuple[tuple[str, int], ...]


def day_of_age(born_on: date, age: int, unit: str) -> date:
    """The day on which somebody reaches an age."""
    if unit == WEEKS:
        return born_on + timedelta(weeks=age)
    months = born_on.year * 12 + born_on.month - 1 + (age if unit == MONTHS else 12 * age)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(born_on.day, monthrange(year, month + 1)[1]))


def age_of(born_on: date, day: date) -> tuple[int, str]:
    """An age as it is told: months under two years, then years."""
    months = (day.year - born_on.year) * 12 + day.month - born_on.month - (day.day < born_on.day)
    return (max(months, 0), MONTHS) if months < 24 else (months // 12, YEARS)


def is_minor(born_on: date | None, day: date) -> bool:
    """Whether somebody is treated as a minor on that day: who is under 18, and whoever's birth is unknown."""
    return born_on is None or day_of_age(born_on, ADULT_AGE, YEARS) > day


def adult_on(born_on: date | None) -> date | None:
    """The day on which somebody comes of age, where the birth is known."""
    return day_of_age(born_on, ADULT_AGE, YEARS) if born_on else None


def born_after(born_on: date, precision: str, day: date) -> bool:
    """Whether somebody was not born yet on a day: of whom only the month or the year is known, not within that."""
    known = {"year": 1, "month": 2}.get(precision, 3)
    return (born_on.year, born_on.month, born_on.day)[:known] > (day.year, day.month, day.day)[:known]


def has_age(born_on: date | None, age: int, day: date) -> bool:
    """Whether somebody may have that age in years on a day; of whom the birth is unknown, may."""
    return born_on is None or day_of_age(born_on, age, YEARS) <= day


def moments(schedule: Iterable[Named], born_on: date, day: date) -> list[Moment]:
    """What the schedule names up to the age on that day, the last moment first."""
    at_age: dict[tuple[date, int, str], list[tuple[str, int]]] = defaultdict(list)
    for one in schedule:
        reached = day_of_age(born_on, one.age, one.unit)
        if reached <= day:
            at_age[reached, one.age, one.unit].append((one.protects, one.dose))
    return [Moment(age, unit, tuple(sorted(doses))) for (_on, age, unit), doses in sorted(at_age.items(), reverse=True)]
