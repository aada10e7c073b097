"""How long a list is kept (`domain.md` G.4)."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

WARNING = timedelta(days=7)


def term_from(held_on: date, imported_on: date | None) -> date:
    """The day from which a list is kept for its term: that of its action, or of its import where that is later."""
    return max(held_on, imported_on or held_on)


def removal_day(held_on: date, imported_on: date | None, months: int) -> date:
    """The day on which a list goes: so many calendar months after the later of its action and the import of that, so
    one of 31 January after a month on the last of February."""
    return term_from(held_on, imported_on) + relativedelta(months=months)


def is_near(removal: date, today: date) -> bool:
    """Whether a list goes within the days in which that is said."""
    return today >= removal - WARNING
