"""Rows that last from a day to a day: the same questions for a stay, what hangs on it, a block, a closure, a
reservation. Of a row they are answered by `rules.Period`, of a model in SQL."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, and_, or_, true
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property

from amal_field.db import is_empty
from amal_field.transit_site.rules import Period


class Dated:
    """A row from a day up to, not including, a day; without that it lasts on. `start_column` and `end_column` name
    the columns that hold the two."""

    start_column: ClassVar[str] = "from_on"
    end_column: ClassVar[str] = "to_on"

    @property
    def period(self) -> Period:
        """Its days."""
        return Period(getattr(self, self.start_column), getattr(self, self.end_column))

    @hybrid_method
    def begins_before(self, day: date | None) -> bool:
        """Whether it begins before a day; None never comes, so everything begins before it."""
        return self.period.begins_before(day)

    @begins_before.inplace.expression
    @classmethod
    def _begins_before(cls, day: Any) -> ColumnElement[bool]:
        return getattr(cls, cls.start_column) < day if day is not None else true()

    @hybrid_method
    def ends_after(self, day: date) -> bool:
        """Whether it lasts on, or ends after a day."""
        return self.period.ends_after(day)

    @ends_after.inplace.expression
    @classmethod
    def _ends_after(cls, day: Any) -> ColumnElement[bool]:
        end = getattr(cls, cls.end_column)
        return or_(end.is_(None), end > day)

    @hybrid_method
    def reaches(self, day: date) -> bool:
        """Whether it lasts on, or ends on a day or after it."""
        return self.period.reaches(day)

    @reaches.inplace.expression
    @classmethod
    def _reaches(cls, day: Any) -> ColumnElement[bool]:
        end = getattr(cls, cls.end_column)
        return or_(end.is_(None), end >= day)

    @hybrid_method
    def lasts_on(self, day: date) -> bool:
        """Whether it has begun on a day and lasts over its night."""
        return self.period.lasts_on(day)

    @lasts_on.inplace.expression
    @classmethod
    def _lasts_on(cls, day: Any) -> ColumnElement[bool]:
        return and_(getattr(cls, cls.start_column) <= day, cls.ends_after(day))

    @hybrid_method
    def touches(self, day: date) -> bool:
        """Whether a day is one of its days, the day on which it ends included."""
        return self.period.touches(day)

    @touches.inplace.expression
    @classmethod
    def _touches(cls, day: Any) -> ColumnElement[bool]:
        return and_(getattr(cls, cls.start_column) <= day, cls.reaches(day))

    @hybrid_method
    def overlaps(self, period: Period) -> bool:
        """Whether it and a period each begin before the other ends."""
        return self.period.overlaps(period)

    @overlaps.inplace.expression
    @classmethod
    def _overlaps(cls, period: Period) -> ColumnElement[bool]:
        return and_(cls.begins_before(period.end), cls.ends_after(period.start))


class Lasting(Dated):
    """A row that may last on, and that can be undone."""

    @hybrid_property
    def goes_on(self) -> bool:
        """Whether it has not ended."""
        return is_empty(getattr(self, self.end_column))

    @hybrid_property
    def is_open(self) -> bool:
        """Whether it goes on and was not undone."""
        return is_empty(getattr(self, self.end_column)) & is_empty(self.cancelled_at)
