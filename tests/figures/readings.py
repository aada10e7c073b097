"""What figures tell of a year, for the tests of all rooms."""

from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import Any

from amal_field import clock
from amal_field.figures.figure import FIGURES, Figure, Reading, YearSpan, facts_of


def readings(year: int, today: date | None = None, *, figures: Iterable[Figure] | None = None) -> dict[str, Reading]:
    """Code → the reading of a year, of these figures or of all, with the facts read anew."""
    wanted = list(chain.from_iterable(FIGURES.values()) if figures is None else figures)
    facts = facts_of(wanted, [YearSpan(year, today or clock.today())])[year]
    return {figure.code: figure.read(facts) for figure in wanted}


def values(year: int, today: date | None = None, *, figures: Iterable[Figure] | None = None) -> dict[str, Any]:
    """Code → the value of a year."""
    return {code: reading.value for code, reading in readings(year, today, figures=figures).items()}


def value(code: str, year: int, today: date | None = None) -> Any:
    """The value of one figure."""
    return values(year, today, figures=[one for one in chain.from_iterable(FIGURES.values()) if one.code == code])[code]
