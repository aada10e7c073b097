"""The days on which a series does not meet: Belgian public holidays, and the school holidays of the stored rows."""

from datetime import date
from functools import cache

import holidays
from sqlalchemy import select

from amal_field.db import db
from amal_field.planning.models import SchoolHoliday
from amal_field.planning.rules import Holiday, closed_days

TONGUES = {"nl": "nl", "fr": "fr", "en": "en_US"}


@cache
def public_holidays(year: int, language: str = "nl") -> tuple[Holiday, ...]:
    """The public holidays of Belgium in a year, named in a language, in order."""
    days = holidays.country_holidays("BE", years=year, language=TONGUES.get(language, "nl"))
    return tuple(Holiday(name, day, day) for day, name in sorted(days.items()))


def school_holidays(first: date, last: date) -> list[SchoolHoliday]:
    """The school holidays of which a day lies between two days, in order."""
    return list(
        db.session.scalars(
            select(SchoolHoliday)
            .where(
                SchoolHoliday.last_on >= first,
                SchoolHoliday.first_on <= last,
                SchoolHoliday.stands,
            )
            .order_by(SchoolHoliday.first_on, SchoolHoliday.id)
        )
    )


def closed_between(first: date, last: date, *, school: bool, public: bool, language: str = "nl") -> dict[date, str]:
    """Each day between two days on which there is a holiday of these sorts, with its name."""
    closed = [
        holiday for year in range(first.year, last.year + 1) for holiday in public_holidays(year, language) if public
    ]
    if school:
        closed += [holiday.holiday for holiday in school_holidays(first, last)]
    return closed_days(closed, first, last)
