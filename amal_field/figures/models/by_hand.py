"""Figures that nobody counts here: somebody reads them elsewhere and writes them down."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db
from amal_field.figures.rules import KINDS_BY_HAND
from amal_field.stamp import Cancellable, Stamped

LIVES = db.text("cancelled_at IS NULL")


class ManualFigure(Keyed, Stamped, Cancellable, db.Model):
    """The value of a code in a year by hand: one of `rules.KINDS_BY_HAND`, as JSON holds it. `name`: what it counts;
    `source`: where it stands, read on `noted_on`. It is never changed: it is cancelled, and written anew."""

    __tablename__ = "manual_figures"
    __table_args__ = (
        Index(
            "uq_manual_figures_year_code",
            "year",
            "code",
            unique=True,
            sqlite_where=LIVES,
            postgresql_where=LIVES,
        ),
        Index("uq_manual_figures_register_no", "register_no", unique=True),
        CheckConstraint("year BETWEEN 1900 AND 2200", name="year_real"),
        CheckConstraint(f"kind IN {KINDS_BY_HAND}", name="kind_known"),
    )

    register_no: Mapped[str | None]
    year: Mapped[int]
    code: Mapped[str]
    name: Mapped[str]
    kind: Mapped[str]
    value: Mapped[Any] = mapped_column(JSON)
    source: Mapped[str]
    noted_on: Mapped[date]
