"""The one clock. Times are aware and in UTC; a day is a day in Brussels."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Brussels")


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def day_of(at: datetime) -> date:
    """The calendar day in Brussels on which the aware moment `at` falls."""
    return at.astimezone(ZONE).date()


def midnight(on: date) -> datetime:
    """The moment at which a day begins in Brussels, aware, in UTC."""
    return datetime.combine(on, time(), ZONE).astimezone(UTC)


def today() -> date:
    """The calendar day in Brussels."""
    return day_of(now())


def year_days(year: int) -> tuple[date, date]:
    """The first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)
