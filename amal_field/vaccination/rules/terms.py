"""How long a list is kept (`domain.md` G.4)."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

LIST_IS_KEPT = relativedelta(months=1)
WARNING = timedelta(days=7)


def removal_day(held_on: date, imported_on: date | None) -> date:
    """The day on which a list goes: a calendar month after the later of its action and the import of that, so one of
    31 January on the last of February."""
    return max(held_on, imported_on or held_on) + LIST_IS_KEPT


def card_is_over(born_on: date | None, last: date, today: date, *, years: int, until_age: int | None) -> bool:
    """Whether the copies of a card are kept no longer: so many years have passed since the last day, or who was a minor
    when others said yes has that age; None where they said it themselves."""
    grown = until_age is not None and born_on is not None and born_on + relativedelta(years=until_age) <= today
    return grown or last + relativedelta(years=years) <= today


def is_near(removal: date, today: date) -> bool:
    """Whether a list goes within the days in which that is said."""
    return today >= removal - WARNING
