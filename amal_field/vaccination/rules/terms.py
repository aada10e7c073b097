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


def card_is_over(born_on: date | None, last: date, today: date, *, years: int, until_age: int | None) -> bool:
    """Whether the copies of a card are kept no longer: so many years have passed since the last day, or who was a minor
    when others said yes has that age; None where they said it themselves."""
    grown = until_age is not None and born_on is not None and born_on + relativedelta(years=until_age) <= today
    return grown or last + relativedelta(years=years) <= today


def is_near(removal: date, today: date) -> bool:
    """Whether a list goes within the days in which that is said."""
    return today >= removal - WARNING
