"""The limits that an administrator sets of the figures, as they are on a day."""

from datetime import date
from typing import NamedTuple

from amal_field.dated_settings.queries import settings

LEAST, ALIKE = "figures.least_people", "figures.alike_percent"


class Limits(NamedTuple):
    """From how many people on a part of a split leaves the house, and by how many per cent years in line differ."""

    least: int
    alike: int


def limits_on(day: date) -> Limits:
    """The limits of a day, in one statement."""
    values = settings((LEAST, ALIKE), day)
    return Limits(int(values[LEAST]), int(values[ALIKE]))
