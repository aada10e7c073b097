"""What holds in a programme of duos from a day on."""

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.buddies.rules.profiles import Weights
from amal_field.db import Keyed, db
from amal_field.stamp import Cancellable, Stamped

STANDING = db.text("cancelled_at IS NULL")


class ProgrammeRule(Keyed, Stamped, Cancellable, db.Model):
    """The rules of a programme from a day on: days between two meetings, months that a duo lasts (None: without), the
    minutes of a meeting; the hard conditions of matching, and the points of the rest, 100 in all, or none at all."""

    __tablename__ = "programme_rules"
    __table_args__ = (
        CheckConstraint("rhythm_days BETWEEN 1 AND 90", name="rhythm_possible"),
        CheckConstraint("months BETWEEN 1 AND 36", name="months_possible"),
        CheckConstraint("minutes BETWEEN 5 AND 720", name="minutes_possible"),
        CheckConstraint("least_points BETWEEN 0 AND 100", name="least_points_possible"),
        CheckConstraint(
            "(moments IS NULL AND family IS NULL AND interests IS NULL AND district IS NULL AND age IS NULL) "
            "OR (moments + family + interests + district + age = 100)",
            name="points_add_up",
        ),
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
    hard: Mapped[list[str]] = mapped_column(JSON, default=list)
    least_points: Mapped[int] = mapped_column(default=0)
    moments: Mapped[int | None]
    family: Mapped[int | None]
    interests: Mapped[int | None]
    district: Mapped[int | None]
    age: Mapped[int | None]

    @property
    def weights(self) -> Weights | None:
        """The points, for the rules; None where the programme gives none."""
        if self.moments is None:
            return None
        return Weights(self.moments, self.family, self.interests, self.district, self.age)
