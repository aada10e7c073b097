"""A year as it was frozen: what the report of the agency was written from, for good."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db

VALUE = JSON(none_as_null=True)


class FigureEdition(Keyed, db.Model):
    """An edition of the figures of a year, the first without a reason. The database refuses to change or remove it."""

    __tablename__ = "figure_editions"
    __table_args__ = (
        UniqueConstraint("year", "number", name="uq_figure_editions_year_number"),
        CheckConstraint("number > 0", name="number_counts"),
        CheckConstraint("number = 1 OR reason IS NOT NULL", name="further_has_reason"),
        Index("ix_figure_editions_frozen_by_id", "frozen_by_id"),
    )

    year: Mapped[int]
    number: Mapped[int]
    frozen_at: Mapped[datetime]
    frozen_by_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"))
    reason: Mapped[str | None]


class FrozenFigure(db.Model):
    """A figure of an edition, with no key of a person: `base` as its kind, number and part; `low` and `high` as far as
    what was in doubt could move it; `version` of its meaning, with the definition and the sentence as they were in
    Dutch. It lasts, as its edition."""

    __tablename__ = "frozen_figures"

    edition_id: Mapped[UUID] = mapped_column(ForeignKey("figure_editions.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(VALUE, nullable=True)
    base: Mapped[Any] = mapped_column(VALUE, nullable=True)
    low: Mapped[Any] = mapped_column(VALUE, nullable=True)
    high: Mapped[Any] = mapped_column(VALUE, nullable=True)
    months: Mapped[Any] = mapped_column(JSON)
    version: Mapped[int]
    definition: Mapped[str]
    sentence: Mapped[str | None]
