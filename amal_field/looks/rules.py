"""What a look can be, and how long it is kept, on plain values (`domain.md` G.8)."""

from datetime import date, timedelta

HEALTH, DESK, CHILD, PEOPLE = "health", "desk", "child", "people"
KINDS = (HEALTH, DESK, CHILD, PEOPLE)
"""What was looked at: health, what the desk notes, children, people by name."""
PAGE, ANSWER, EXPORT, PRINT, SEARCH = "page", "answer", "export", "print", "search"
ACTS = (PAGE, ANSWER, EXPORT, PRINT, SEARCH)
"""How: a page, the answer to a tap, a file, paper, what a search found."""
YEARS_KEPT = 2


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def kept_since(today: date) -> date:
    """The first day of which looks are still kept today."""
    day = min(today.day, 28) if today.month == 2 else today.day
    return date(today.year - YEARS_KEPT, today.month, day)
