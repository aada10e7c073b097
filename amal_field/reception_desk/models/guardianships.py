"""Minors who came without a parent: that they were reported, and who their guardian is."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db
from amal_field.reception_desk.rules.words import REPORTED_HOW
from amal_field.stamp import Cancellable, Stamped

STANDING = text("cancelled_at IS NULL")


class Guardianship(Keyed, Stamped, Cancellable, db.Model):
    """That a minor was reported to the Guardianship Service (`domain.md` J.5): when, by whom and how; and the guardian,
    with a phone, since when. What is empty is still to come, or unknown."""

    __tablename__ = "guardianships"
    __table_args__ = (
        CheckConstraint(f"reported_how IN {REPORTED_HOW}", name="reported_how_known"),
        CheckConstraint("reported_on IS NULL OR reported_how IS NOT NULL", name="reported_somehow"),
        CheckConstraint(
            "guardian IS NOT NULL OR (guardian_phone IS NULL AND guardian_since IS NULL)", name="of_somebody"
        ),
        Index("ix_guardianships_person_id", "person_id"),
        Index(
            "uq_guardianships_recorded_person_id",
            "recorded_person_id",
            unique=True,
            sqlite_where=STANDING,
            postgresql_where=STANDING,
        ),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    reported_on: Mapped[date | None]
    reported_by: Mapped[str | None]
    reported_how: Mapped[str | None]
    guardian: Mapped[str | None]
    guardian_phone: Mapped[str | None]
    guardian_since: Mapped[date | None]
