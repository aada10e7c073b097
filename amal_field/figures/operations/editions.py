"""What is done to the figures of a year: it is frozen, for good. It changes, flushes and records; it never commits."""

from collections.abc import Callable, Sequence

from amal_field import audit, clock
from amal_field.db import constraint_as_refusal, db
from amal_field.figures import rules
from amal_field.figures.models import FigureEdition, FrozenFigure
from amal_field.figures.queries import editions
from amal_field.stamp import Stamp

ONE_A_NUMBER = {
    "uq_figure_editions_year_number": "edition_exists",
    "figure_editions.year, figure_editions.number": "edition_exists",
}


def keep_edition(
    year: int, count: Callable[[], Sequence[FrozenFigure]], reason: str | None, *, stamp: Stamp
) -> FigureEdition:
    """Keep what `count` brings as the next edition of a year; a first one needs no reason, and has none.

    Raises `RuleBroken` `year_to_come`, `year_running`, `edition_without_reason` or `edition_exists`.
    """
    rules.check_over(year, today=clock.day_of(stamp.at))
    last = editions.last_number(year)
    rules.check_reason(reason, editions=last)
    edition = FigureEdition(
        year=year, number=last + 1, frozen_at=stamp.at, frozen_by_id=stamp.by_id, reason=reason if last else None
    )
    db.session.add(edition)
    with constraint_as_refusal(ONE_A_NUMBER):
        db.session.flush()  # a rival waits here, and nothing is counted twice
    figures = count()
    for figure in figures:
        figure.edition_id = edition.id
    db.session.add_all(figures)
    db.session.flush()
    audit.record("figures:edition:freeze", edition, stamp, year=year, number=edition.number, figures=len(figures))
    return edition
