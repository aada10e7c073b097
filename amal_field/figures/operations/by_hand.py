"""Figures by hand: noted, cancelled and written anew. Each changes, flushes and records; none commits."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from amal_field import audit, clock
from amal_field.db import constraint_as_refusal, db
from amal_field.figures import rules
from amal_field.figures.models import ManualFigure
from amal_field.figures.queries import by_hand
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped

ONE_A_YEAR = {
    "uq_manual_figures_year_code": "figure_noted",
    "manual_figures.year, manual_figures.code": "figure_noted",
}


@dataclass(frozen=True)
class ByHand:
    """What somebody fills in of a figure by hand."""

    code: str
    name: str
    kind: str
    value: Any
    source: str
    noted_on: date


def check_by_hand(values: ByHand, *, today: date) -> None:
    """Demand a code, a day that has come, and of what is counted here too the same kind. Raises `RuleBroken` as the
    rules."""
    rules.check_code(values.code)
    rules.check_noted_on(values.noted_on, today=today)
    if figure := by_hand.counted_here(values.code):
        rules.check_fits(values.kind, figure.unit)


def note_by_hand(year: int, values: ByHand, *, stamp: Stamp) -> ManualFigure:
    """Note the value of a code in a year. Raises `RuleBroken` as `check_by_hand`, and `figure_noted` where it has
    one."""
    row = _add(year, values, stamp)
    audit.record("figures:by_hand:note", row, stamp, code=row.code, year=year, value=_value(row), source=row.source)
    return row


def cancel_by_hand(row: ManualFigure, *, stamp: Stamp) -> None:
    """It shall not stand. Twice is once."""
    if row.stands:
        row.cancel(stamp)
        db.session.flush()
        audit.record("figures:by_hand:cancel", row, stamp, code=row.code, year=row.year, value=_value(row))


def write_anew(row: ManualFigure, values: ByHand, *, stamp: Stamp) -> ManualFigure:
    """Cancel it, and note another in its place. Raises `RuleBroken` as `note_by_hand`, and `figure_cancelled` where
    somebody cancelled it meanwhile."""
    if not row.stands:
        raise RuleBroken("figure_cancelled")
    row.cancel(stamp)
    db.session.flush()
    new = _add(row.year, values, stamp)
    audit.record("figures:by_hand:rewrite", new, stamp, code=new.code, before=_value(row), value=_value(new))
    return new


def _add(year: int, values: ByHand, stamp: Stamp) -> ManualFigure:
    check_by_hand(values, today=clock.day_of(stamp.at))
    if by_hand.is_taken(year, values.code):
        raise RuleBroken("figure_noted")
    row = ManualFigure(year=year, **vars(values), **stamped(stamp))
    db.session.add(row)
    with constraint_as_refusal(ONE_A_YEAR):
        db.session.flush()
    return row


def _value(row: ManualFigure) -> str:
    return rules.write_by_hand(row.kind, row.value)
