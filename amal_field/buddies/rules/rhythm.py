"""How long a duo is to last, and how often it is to meet."""

from calendar import monthrange
from datetime import date


def planned_end(started_on: date, months: int | None) -> date | None:
    """The day so many months later, on the last of the month where it has no such day: 31 August and six months is
    28 February. None without months."""
    if months is None:
        return None
    years, month = divmod(started_on.month - 1 + months, 12)
    year, month = started_on.year + years, month + 1
    return date(year, month, min(started_on.day, monthrange(year, month)[1]))


def expected_meetings(started_on: date | None, planned_end_on: date | None, rhythm_days: int | None) -> int | None:
    """About how often a duo is to meet in all, a half rounded up; None where there is no end or no rhythm."""
    if started_on is None or planned_end_on is None or rhythm_days is None:
        return None
    days = (planned_end_on - started_on).days
    return (2 * days + rhythm_days) // (2 * rhythm_days)
