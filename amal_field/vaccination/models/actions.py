"""Who may pass the door, vaccination actions, and the lots on the table of each. Nothing here is about a person's
health."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    and_,
    or_,
)
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db, is_filled
from amal_field.stamp import Cancellable, Stamped
from amal_field.vaccination.rules.words import GROUNDS

LIVES = db.text("cancelled_at IS NULL")


class HealthDuty(Keyed, Stamped, Cancellable, db.Model):
    """A user is bound to secrecy (geheimhoudingsplicht) from the day on which they signed, by `ground`, until
    `ends_on` or for good. Without one nobody passes the door (`domain.md` J.1)."""

    __tablename__ = "health_duties"
    __table_args__ = (
        CheckConstraint(f"ground IN {GROUNDS}", name="ground_known"),
        CheckConstraint("ends_on IS NULL OR ends_on >= signed_on", name="ends_after_start"),
        Index(
            "uq_health_duties_user_id",
            "user_id",
            unique=True,
            sqlite_where=LIVES,
            postgresql_where=LIVES,
        ),
    )

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"))
    signed_on: Mapped[date]
    ground: Mapped[str]
    ends_on: Mapped[date | None]

    @hybrid_method
    def binds_on(self, day: date) -> bool:
        """Whether it binds on that day."""
        ended = self.ends_on is not None and self.ends_on < day
        return self.stands and self.signed_on <= day and not ended

    @binds_on.inplace.expression
    @classmethod
    def _binds_on(cls, day: date) -> ColumnElement[bool]:
        return and_(cls.stands, cls.signed_on <= day, or_(cls.ends_on.is_(None), cls.ends_on >= day))


class VaccinationAction(Keyed, Stamped, db.Model):
    """What a vaccination session needs beside its day, time and place (vaccinatieactie).

    `revision` grows with every change of its list; writers of one list queue on this row. Once closed, the list takes
    nothing more; `removed_at`: its names are gone, only numbers stay (`ActionCount`). `imported_on`: the day on which a
    register last brought somebody on it.
    """

    __tablename__ = "vaccination_actions"
    __table_args__ = (
        UniqueConstraint("session_id"),
        CheckConstraint("(closed_at IS NULL) = (closed_by_id IS NULL)", name="closed_by_somebody"),
        CheckConstraint(
            "interpreter_booked_on IS NULL OR interpreter_language IS NOT NULL", name="booked_for_a_language"
        ),
    )

    session_id: Mapped[UUID] = mapped_column(ForeignKey("group_sessions.id"))
    partner: Mapped[str | None]
    team_phone: Mapped[str | None]
    emergency_contact: Mapped[str | None]
    interpreter_language: Mapped[str | None]
    interpreter_booked_on: Mapped[date | None]
    revision: Mapped[int] = mapped_column(default=0)
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))
    removed_at: Mapped[datetime | None]
    imported_on: Mapped[date | None]

    @hybrid_property
    def is_closed(self) -> bool:
        """Whether its list is done."""
        return is_filled(self.closed_at)

    @hybrid_property
    def is_removed(self) -> bool:
        """Whether its list is removed: only numbers stay."""
        return is_filled(self.removed_at)


class LotToday(Keyed, Stamped, db.Model):
    """A lot is on the table of an action, for all its tablets: until `until_at`, midnight unless it is put away."""

    __tablename__ = "lots_today"
    __table_args__ = (
        ForeignKeyConstraint(
            ["lot_id", "vaccine_id"],
            ["vaccine_lots.id", "vaccine_lots.vaccine_id"],
            name="fk_lots_today_lot_id_vaccine_id",
        ),
        UniqueConstraint("action_id", "lot_id"),
        CheckConstraint("until_at >= from_at", name="ends_after_start"),
    )

    action_id: Mapped[UUID] = mapped_column(ForeignKey("vaccination_actions.id"))
    vaccine_id: Mapped[UUID]
    lot_id: Mapped[UUID]
    from_at: Mapped[datetime]
    until_at: Mapped[datetime]

    @hybrid_method
    def is_out(self, now: datetime) -> bool:
        """Whether it is on the table at that moment."""
        return self.until_at > now
