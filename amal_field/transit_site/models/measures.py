"""Warnings and exclusions of a household, and the inspections of its pitch: facts, by whom, and no story."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ColumnElement, ForeignKey, Index, and_
from sqlalchemy.ext.hybrid import hybrid_method
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.db import Keyed, db, is_filled
from amal_field.people.models import Household
from amal_field.stamp import Cancellable, Stamped
from amal_field.transit_site import rules


class Measure(Keyed, Stamped, Cancellable, db.Model):
    """A measure (maatregel): a warning, or an exclusion from a day to a day, both included. Withdrawn, never removed.

    `kind`: `warning` or `exclusion`; `reason`: one of `forms.MEASURE_REASONS`; `decided_by`: who decided, as told.
    """

    __tablename__ = "measures"
    __table_args__ = (
        Index("ix_measures_household_id", "household_id"),
        CheckConstraint("(kind = 'exclusion') = (until_on IS NOT NULL)", name="exclusion_ends"),
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="ends_after_start"),
    )

    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    household_id: Mapped[UUID] = mapped_column(ForeignKey("households.id"))
    kind: Mapped[str]
    reason: Mapped[str]
    fact: Mapped[str | None]
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    decided_by: Mapped[str]
    appeal: Mapped[str | None]
    appealed_at: Mapped[datetime | None]
    appealed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))

    household: Mapped[Household] = relationship()

    @hybrid_method
    def excludes_in(self, start: date, end: date) -> bool:
        """Whether the household may not come on some of the days from `start` up to, not including, `end`."""
        return self.stands and self.until_on is not None and self.from_on < end and self.until_on >= start

    @excludes_in.inplace.expression
    @classmethod
    def _excludes_in(cls, start: Any, end: Any) -> ColumnElement[bool]:
        return and_(cls.stands, is_filled(cls.until_on), cls.from_on < end, cls.until_on >= start)


class Inspection(Keyed, Stamped, Cancellable, db.Model):
    """An inspection (plaatsbeschrijving) of the pitch at the entry or the exit of a stay; a later one replaces it.

    `items`: code of `rules.INSPECTION_ITEMS` → what was found, `{"found": "good" | "wrong", "remark": … | null}`;
    what was not looked at is left out.
    """

    __tablename__ = "inspections"
    __table_args__ = (Index("ix_inspections_stay_id", "stay_id"),)

    stay_id: Mapped[UUID] = mapped_column(ForeignKey("stays.id"))
    moment: Mapped[str]
    items: Mapped[dict[str, Any]] = mapped_column(JSON)
    remark: Mapped[str | None]

    @property
    def wrong(self) -> list[str]:
        """The items that were not in order."""
        return [item for item in rules.INSPECTION_ITEMS if self.items.get(item, {}).get("found") == "wrong"]
