"""Figures by hand: of a year, and one of them."""

from collections.abc import Collection
from itertools import chain
from uuid import UUID

from sqlalchemy import select

from amal_field.db import db
from amal_field.figures.figure import FIGURES, Figure
from amal_field.figures.models import ManualFigure


def manual_figures(years: Collection[int]) -> list[ManualFigure]:
    """Those of these years that stand, by their code."""
    wanted = select(ManualFigure).where(ManualFigure.year.in_(years), ManualFigure.stands)
    return list(db.session.scalars(wanted.order_by(ManualFigure.code, ManualFigure.year)))


def manual_figure(manual_figure_id: UUID, *, locked: bool) -> ManualFigure | None:
    """The one with this key, cancelled or not; `locked`: once its other writers have ended."""
    wanted = select(ManualFigure).where(ManualFigure.id == manual_figure_id)
    return db.session.scalar(wanted.with_for_update() if locked else wanted)


def is_taken(year: int, code: str) -> bool:
    """Whether a code has a value by hand in that year."""
    same = (ManualFigure.year == year, ManualFigure.code == code, ManualFigure.stands)
    return db.session.scalar(select(ManualFigure.id).where(*same).limit(1)) is not None


def counted_here(code: str) -> Figure | None:
    """The figure of this code that rooms count."""
    return next((one for one in chain.from_iterable(FIGURES.values()) if one.code == code), None)
