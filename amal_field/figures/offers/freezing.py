"""Freezing a year: what strips a year of its people calls this first."""

from collections.abc import Sequence
from itertools import chain

from amal_field import clock
from amal_field.figures import operations, rules
from amal_field.figures.figure import FIGURES, Reading, YearSpan, in_order
from amal_field.figures.models import FigureEdition, FrozenFigure
from amal_field.figures.queries.doubles import facts_with_doubles
from amal_field.figures.reports.configured import figures_in
from amal_field.figures.reports.frozen import frozen
from amal_field.stamp import Stamp


def freeze(year: int, reason: str | None, *, stamp: Stamp) -> FigureEdition:
    """Keep every figure of a year that is over, the configured ones too, as it is counted now, for good; a further
    edition wants a reason.

    Raises `RuleBroken` `year_to_come`, `year_running`, `year_empty`, `edition_without_reason` or `edition_exists`.
    """
    span = YearSpan(year, clock.day_of(stamp.at))
    return operations.keep_edition(year, lambda: _counted(span), reason, stamp=stamp)


def _counted(span: YearSpan) -> Sequence[FrozenFigure]:
    figures = [*in_order(chain.from_iterable(FIGURES.values())), *figures_in(span)]
    facts = facts_with_doubles(figures, [span])[span.year]
    readings: list[Reading] = [figure.reading(facts) for figure in figures]
    rules.check_counted(span.year, is_empty=not any(sum(reading.months) for reading in readings))
    return [frozen(figure, reading) for figure, reading in zip(figures, readings, strict=True)]
