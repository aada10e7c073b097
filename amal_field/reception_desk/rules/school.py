"""To which school a child who has come is referred, on plain values (`domain.md` J.5)."""

from datetime import date

from amal_field.people.rules import age_on, months_on

NEXT_YEAR_FROM_MONTH = 7
LEAST_MONTHS = 30
LEAST_OF_SECONDARY, LEAST_OF_ADULT = 12, 18
BASIC, OKAN = "school_basic", "school_okan"
"""Kinds of a referral: a basic school from two and a half years, and the reception year of secondary school."""


def school_year_of(day: date) -> int:
    """The year in which the school year begins that is meant on a day: from 1 July on the coming one."""
    return day.year if day.month >= NEXT_YEAR_FROM_MONTH else day.year - 1


def proposed(born_on: date | None, day: date) -> str | None:
    """Which school is proposed on a day, by the age on 31 December of the school year; None for none. Who is younger
    than two and a half on the day itself goes to none yet."""
    if born_on is None:
        return None
    age = age_on(born_on, date(school_year_of(day), 12, 31))
    if LEAST_OF_SECONDARY <= age < LEAST_OF_ADULT:
        return OKAN
    return BASIC if age < LEAST_OF_SECONDARY and months_on(born_on, day) >= LEAST_MONTHS else None
