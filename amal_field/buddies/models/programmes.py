"""What holds in a programme of duos from a day on."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db
from amal_field.stamp import Cancellable, Stamped

STANDING = db.text("cancelled_at IS NULL")


class ProgrammeRule(Keyed, Stamped, Cancellable, db.Model):
    """The rules of a programme from a day on: days between two meetings, months that a duo lasts (None: without), and
    the minutes of a meeting."""

    __tablename__ = "programme_rules"
    __table_args__ = (
        CheckConstraint("rhythm_days BETWEEN 1 AND 90", name="rhythm_possible"),
        CheckConstraint("months BETWEEN 1 AND 36", name="months_possible"),
        CheckConstraint("minutes BETWEEN 5 AND 720", name="minutes_possible"),
        Index(
            "uq_programme_rules_from",
            "programme_id",
            "valid_from",
            unique=True,
            sqlite_where=STANDING,
            postgresql_where=STANDING,
        ),
    )

    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programmes.id"))
    valid_from: Mapped[date]
    rhythm_days: Mapped[int | None]
    months: Mapped[int | None]
    minutes: Mapped[int]
