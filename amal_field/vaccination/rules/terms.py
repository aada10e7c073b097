"""How long a list is kept (`domain.md` G.4)."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

LIST_IS_KEPT = relativedelta(months=1)
WARNING = timedelta(days=7)


def removal_day(held_on: date, imported_on: date | None) -> date:
    """The day on which a list goes: a calendar month after the later of its action and the import of that, so one of
    31 January on the last of February."""
    return max(held_on, imported_on or held_on) + LIST_IS_KEPT


def is_near(removal: date, today: date) -> bool:
    """Whether a list goes within the days in which that is said."""
    return today >= removal - WARNING
