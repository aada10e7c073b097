"""What an administrator set of the annual figures, as it is on a day."""

from dataclasses import dataclass
from datetime import date

from amal_field.dated_settings.queries import settings

COMPLETE_FROM, LEAST, ALIKE = CODES = ("figures.complete_from", "figures.least_people", "figures.alike_percent")


@dataclass(frozen=True)
class Terms:
    """`complete_from`: the first year of which all that is counted stands here; `least`: from how many people on a part
    of a split leaves the house; `alike`: by how many per cent years in line differ."""

    complete_from: int
    least: int
    alike: int


def terms(on: date) -> Terms:
    """All of them, in one statement. A year that had begun before the day that is set is not complete."""
    values = settings(CODES, on)
    first = values[COMPLETE_FROM]
    complete_from = first.year + ((first.month, first.day) > (1, 1))
    return Terms(complete_from, int(values[LEAST]), int(values[ALIKE]))
