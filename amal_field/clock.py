"""The one clock. Times are aware and in UTC; a day is a day in Brussels."""

from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Brussels")
_happened: ContextVar[datetime | None] = ContextVar("happened", default=None)


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def day_of(at: datetime) -> date:
    """The calendar day in Brussels on which the aware moment `at` falls."""
    return at.astimezone(ZONE).date()


def midnight(on: date) -> datetime:
    """The moment at which a day begins in Brussels, aware, in UTC."""
    return datetime.combine(on, time(), ZONE).astimezone(UTC)


def happens(at: datetime | None) -> None:
    """Let what is done from now on have happened at this moment: a tablet tells of it later. None: it happens now."""
    _happened.set(at)


def moment() -> datetime:
    """When what is done happens: now, or at the moment that `happens` was told."""
    return _happened.get() or now()


def today() -> date:
    """The calendar day in Brussels on which what is done happens."""
    return day_of(moment())


def year_days(year: int) -> tuple[date, date]:
    """The first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)
