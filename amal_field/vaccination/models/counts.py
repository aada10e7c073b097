"""What an action added up to, which stays when its list is removed: numbers, of nobody."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db
from amal_field.stamp import Stamped
from amal_field.vaccination.rules.words import COUNTED, REASONS, TOTALS

OF_ALL = db.text(f"counted IN {TOTALS}")


class ActionCount(Keyed, Stamped, db.Model):
    """One number of an action: one of the totals, or how many got nothing for a reason, were given a vaccine, were
    promised a dose in a month (its first day)."""

    __tablename__ = "action_counts"
    __table_args__ = (
        UniqueConstraint("action_id", "reason"),
        UniqueConstraint("action_id", "vaccine_id"),
        UniqueConstraint("action_id", "month"),
        Index(
            "uq_action_counts_totals",
            "action_id",
            "counted",
            unique=True,
            sqlite_where=OF_ALL,
            postgresql_where=OF_ALL,
        ),
        CheckConstraint(f"counted IN {COUNTED}", name="counted_known"),
        CheckConstraint(f"reason IN {REASONS}", name="reason_known"),
        CheckConstraint("(reason IS NOT NULL) = (counted = 'not_given')", name="by_reason"),
        CheckConstraint("(vaccine_id IS NOT NULL) = (counted = 'brand')", name="by_brand"),
        CheckConstraint("(month IS NOT NULL) = (counted = 'promised')", name="by_month"),
        CheckConstraint("number >= 0", name="number_possible"),
    )

    action_id: Mapped[UUID] = mapped_column(ForeignKey("vaccination_actions.id"))
    counted: Mapped[str]
    reason: Mapped[str | None]
    vaccine_id: Mapped[UUID | None] = mapped_column(ForeignKey("vaccines.id"))
    month: Mapped[date | None]
    number: Mapped[int]
