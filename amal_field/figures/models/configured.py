"""Figures of other services, which a coordinator puts together from what is counted."""

from datetime import date

from sqlalchemy import JSON, CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db
from amal_field.stamp import Stamped


class ConfiguredFigure(Keyed, Stamped, db.Model):
    """A measure with filters, under a code of its own. `version`: of its meaning, another measure or filter raises it.
    `sentence_…`: how the report says it, with `{value}` where the number stands. It is retired, never deleted."""

    __tablename__ = "configured_figures"
    __table_args__ = (
        Index("uq_configured_figures_code", "code", unique=True),
        Index("uq_configured_figures_register_no", "register_no", unique=True),
        CheckConstraint("version >= 1", name="version_positive"),
    )

    register_no: Mapped[str | None]
    code: Mapped[str]
    name_nl: Mapped[str]
    name_fr: Mapped[str]
    name_en: Mapped[str]
    sentence_nl: Mapped[str]
    sentence_fr: Mapped[str]
    sentence_en: Mapped[str]
    measure: Mapped[str]
    filters: Mapped[dict[str, str]] = mapped_column(JSON)
    version: Mapped[int]
    retired_on: Mapped[date | None]
