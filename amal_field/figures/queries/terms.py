"""What an administrator set of the annual figures, as it is on a day."""

from dataclasses import dataclass
from datetime import date

from amal_field.dated_settings.queries import settings

COMPLETE_FROM = "figures.complete_from"


@dataclass(frozen=True)
class Terms:
    """`complete_from`: the first year of which all that is counted stands here."""

    complete_from: int


def terms(on: date) -> Terms:
    """All of them, in one statement. A year that had begun before the day that is set is not complete."""
    first = settings((COMPLETE_FROM,), on)[COMPLETE_FROM]
    return Terms(complete_from=first.year + ((first.month, first.day) > (1, 1)))
