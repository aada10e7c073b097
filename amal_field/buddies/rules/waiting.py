"""Since when somebody waits for a duo."""

from datetime import date

SHORT_DAYS = 42


def waits_since(before: date, *, started_on: date | None, closed_on: date) -> date:
    """Since when one waits after a duo: from before where that was short or never started, else from its end."""
    if started_on is None or (closed_on - started_on).days < SHORT_DAYS:
        return before
    return closed_on


def weeks(since: date, today: date) -> int:
    """How many whole weeks one waits."""
    return max((today - since).days // 7, 0)
