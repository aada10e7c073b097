"""What the site allows from a day on, when it is closed, and who was let through all the same."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ColumnElement, ForeignKey, Index, Integer, Select, cast, or_, select
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.db import Keyed, db
from amal_field.people.models import Household
from amal_field.stamp import Cancellable, Stamped
from amal_field.transit_site.models.lasting import Lasting
from amal_field.transit_site.rules import LATE_UNTIL_HOUR


class SiteRule(Keyed, Stamped, Cancellable, db.Model):
    """What holds on a site from a day on (`domain.md` A.3): dated, never a constant.

    `reentry_nights`: a family that comes back after at most so many nights goes on with the same row of days
    (`domain.md` A.1).
    `late_until_hour`: until which hour of the next day a family that has not come keeps its place (`domain.md` A.5).
    `stays_within`: one of `rules.STAYS_WITHIN`. `decidable`: codes of `rules.SITE_RULES` that a named decision may
    let through.
    """

    __tablename__ = "site_rules"
    __table_args__ = (
        Index(
            "uq_site_rules_valid_from",
            "site_id",
            "valid_from",
            unique=True,
            sqlite_where=db.text("cancelled_at IS NULL"),
            postgresql_where=db.text("cancelled_at IS NULL"),
        ),
    )

    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    valid_from: Mapped[date]
    capacity: Mapped[int]
    max_nights: Mapped[int]
    max_stays: Mapped[int]
    min_gap_nights: Mapped[int] = mapped_column(default=0)
    reentry_nights: Mapped[int] = mapped_column(default=1)
    late_until_hour: Mapped[int] = mapped_column(default=LATE_UNTIL_HOUR)
    count_departure_day: Mapped[bool] = mapped_column(default=False)
    stays_within: Mapped[str] = mapped_column(default="calendar_year")
    decidable: Mapped[list[str]] = mapped_column(JSON, default=list)

    @hybrid_property
    def longest(self) -> int:
        """How many nights a stay can last: a night less where the day of departure counts as a day."""
        return self.max_nights - int(self.count_departure_day)

    @longest.inplace.expression
    @classmethod
    def _longest(cls) -> Any:
        return cls.max_nights - cast(cls.count_departure_day, Integer)


def rule_on(site_id: Any, on: Any, *columns: Any) -> Select:
    """Columns of the rules that hold on a site on a day; both may be columns or parameters of a statement."""
    return (
        select(*columns)
        .where(SiteRule.site_id == site_id, SiteRule.valid_from <= on, SiteRule.stands)
        .order_by(SiteRule.valid_from.desc())
        .limit(1)
    )


class SiteClosure(Keyed, Stamped, Cancellable, Lasting, db.Model):
    """Days on which the site takes nobody, and why. `to_on`: the day on which it opens again; None is not known."""

    __tablename__ = "site_closures"
    __table_args__ = (CheckConstraint("to_on IS NULL OR to_on > from_on", name="ends_after_start"),)

    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    from_on: Mapped[date]
    to_on: Mapped[date | None]
    reason: Mapped[str]


class Decision(Keyed, Stamped, db.Model):
    """A named decision: somebody let a household through what a rule of the site refuses, and said why.

    It is about a stay, or about a reservation and then the stay that used it. `rule`: one of `rules.SITE_RULES`.
    `until_on`: for a longer stay, the day until which.
    """

    __tablename__ = "decisions"
    __table_args__ = (
        Index("ix_decisions_recorded_at", "recorded_at"),
        Index("ix_decisions_stay_id", "stay_id"),
        Index("ix_decisions_reservation_id", "reservation_id"),
    )

    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    household_id: Mapped[UUID | None] = mapped_column(ForeignKey("households.id"))
    stay_id: Mapped[UUID | None] = mapped_column(ForeignKey("stays.id"))
    reservation_id: Mapped[UUID | None] = mapped_column(ForeignKey("reservations.id"))
    rule: Mapped[str]
    reason: Mapped[str]
    until_on: Mapped[date | None]

    household: Mapped[Household | None] = relationship()

    @hybrid_method
    def reaches(self, day: date) -> bool:
        """Whether it lets pass as far as to a day."""
        return self.until_on is None or self.until_on >= day

    @reaches.inplace.expression
    @classmethod
    def _reaches(cls, day: Any) -> ColumnElement[bool]:
        return or_(cls.until_on.is_(None), cls.until_on >= day)
