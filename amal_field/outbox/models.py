"""What was delivered, what is to be looked at, what was set aside, and the keys under which tablets seal."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db, is_filled
from amal_field.outbox.rules import OUTCOMES

OPEN = text("resolved_at IS NULL")
RESOLVED_BY = "(resolved_at IS NULL) = (resolved_by_id IS NULL)"


class Delivery(db.Model):
    """An entry of an outbox came, under the key of its submission, which it outlives: a repeat is one for ever.

    `occurred_at`: when it happened, by our clock; `entered_at`: what the clock of the tablet said then, where it said
    something; `skew_ms`: by how much that was behind; `tries`: how often the tablet had sent it.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        CheckConstraint("received_at >= occurred_at", name="received_after_it_occurred"),
        CheckConstraint(f"outcome IN {OUTCOMES}", name="outcome_known"),
        CheckConstraint("tries >= 1", name="tries_positive"),
        Index("ix_deliveries_user_id_received_at", "user_id", "received_at"),
        Index("ix_deliveries_tablet_id_received_at", "tablet_id", "received_at"),
    )

    key: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"))
    tablet_id: Mapped[UUID | None] = mapped_column(ForeignKey("tablets.id"))
    kind: Mapped[str]
    occurred_at: Mapped[datetime]
    entered_at: Mapped[datetime | None]
    skew_ms: Mapped[int] = mapped_column(BigInteger)
    received_at: Mapped[datetime]
    tries: Mapped[int]
    outcome: Mapped[str]


class SealingKey(Keyed, db.Model):
    """Under which key a device seals what it keeps of a user: 32 bytes of chance, in base64, which the user alone is
    given. `tablet_id`: None for every device that is no shared tablet."""

    __tablename__ = "sealing_keys"
    __table_args__ = (
        Index(
            "uq_sealing_keys_user_id_tablet_id",
            *("user_id", "tablet_id"),
            unique=True,
            sqlite_where=text("tablet_id IS NOT NULL"),
            postgresql_where=text("tablet_id IS NOT NULL"),
        ),
        Index(
            "uq_sealing_keys_user_id",
            "user_id",
            unique=True,
            sqlite_where=text("tablet_id IS NULL"),
            postgresql_where=text("tablet_id IS NULL"),
        ),
    )

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"))
    tablet_id: Mapped[UUID | None] = mapped_column(ForeignKey("tablets.id"))
    key: Mapped[str]
    made_at: Mapped[datetime]


class Review(Keyed, db.Model):
    """Something that was stored cannot stand by itself: somebody decides.

    `room`: whose words it is told in; `subject_table`, `subject_id`: the row that it is about; `code`: why; `values`:
    what that room needs to tell both facts; `how`: what was decided. One of a subject and code is open at a time.
    """

    __tablename__ = "reviews"
    __table_args__ = (
        CheckConstraint(RESOLVED_BY, name="resolved_by_somebody"),
        CheckConstraint("(resolved_at IS NULL) = (how IS NULL)", name="resolved_somehow"),
        Index(
            "uq_reviews_open",
            *("subject_table", "subject_id", "code"),
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        Index("ix_reviews_delivery_key", "delivery_key"),
        Index("ix_reviews_open_asked_at", "asked_at", sqlite_where=OPEN, postgresql_where=OPEN),
    )

    room: Mapped[str]
    subject_table: Mapped[str]
    subject_id: Mapped[UUID]
    code: Mapped[str]
    values: Mapped[dict[str, Any]] = mapped_column(JSON)
    delivery_key: Mapped[UUID] = mapped_column(ForeignKey("deliveries.key"))
    asked_at: Mapped[datetime]
    resolved_at: Mapped[datetime | None]
    resolved_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))
    how: Mapped[str | None]

    @hybrid_property
    def is_resolved(self) -> bool:
        """Whether somebody decided."""
        return is_filled(self.resolved_at)


class SetAside(Keyed, db.Model):
    """An entry that could not be done: its author may not do it any more, or there is no such address now. It is kept
    with nothing done. `path`: where it was sent; `fields`: what stood in the form, as pairs; None 30 days after it was
    resolved."""

    __tablename__ = "set_aside"
    __table_args__ = (
        CheckConstraint(RESOLVED_BY, name="resolved_by_somebody"),
        Index("ix_set_aside_delivery_key", "delivery_key"),
        Index("ix_set_aside_resolved_at", "resolved_at"),
    )

    delivery_key: Mapped[UUID] = mapped_column(ForeignKey("deliveries.key"))
    path: Mapped[str]
    fields: Mapped[list[list[str]] | None] = mapped_column(JSON(none_as_null=True))
    reason: Mapped[str]
    resolved_at: Mapped[datetime | None]
    resolved_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))

    @hybrid_property
    def is_resolved(self) -> bool:
        """Whether somebody has seen to it."""
        return is_filled(self.resolved_at)
