"""Shared tablets: enrolled by a code, known by a secret; who may enter one with a PIN."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.accounts.rules.tablets import PIN_TRIES, USES
from amal_field.db import Keyed, db, is_filled
from amal_field.stamp import Stamped

IN_USE = text("revoked_at IS NULL")


class Tablet(Keyed, Stamped, db.Model):
    """A tablet that several people use.

    `secret_hash`: of what its browser keeps. `code_hash`, `code_until`: the code with which a browser becomes this
    tablet, and until when. `enrolled_by_id`: who made the code with which it was enrolled last. `seen_at`: when it
    asked for something last, to the minute; `receipt_at`: when it delivered last what it had kept; `waiting`: what it
    said at `waiting_noted_at` that waits there, by user. `pins_closed_until`: so long it takes passwords
    alone, after too many wrong PINs. One that is blocked stays, its name and letter are free.
    """

    __tablename__ = "tablets"
    __table_args__ = (
        CheckConstraint(f"use IN {USES}", name="use_known"),
        CheckConstraint("use <> 'screen' OR letter IS NULL", name="screen_without_letter"),
        Index("uq_tablets_name", "name", unique=True, sqlite_where=IN_USE, postgresql_where=IN_USE),
        Index("uq_tablets_letter", "letter", unique=True, sqlite_where=IN_USE, postgresql_where=IN_USE),
    )

    name: Mapped[str]
    letter: Mapped[str | None]
    use: Mapped[str]
    secret_hash: Mapped[str | None] = mapped_column(unique=True)
    code_hash: Mapped[str | None] = mapped_column(unique=True)
    code_until: Mapped[datetime | None]
    enrolled_at: Mapped[datetime | None]
    enrolled_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))
    seen_at: Mapped[datetime | None]
    receipt_at: Mapped[datetime | None]
    waiting: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    waiting_noted_at: Mapped[datetime | None]
    pins_closed_until: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    revoked_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))

    @hybrid_property
    def is_revoked(self) -> bool:
        """Whether an administrator blocked it."""
        return is_filled(self.revoked_at)

    @hybrid_property
    def is_enrolled(self) -> bool:
        """Whether a browser has become this tablet."""
        return is_filled(self.secret_hash)

    def has_code(self, now: datetime) -> bool:
        """Whether there is a code with which a browser becomes this tablet now."""
        return self.code_hash is not None and self.code_until is not None and now < self.code_until

    def takes_pins(self, now: datetime) -> bool:
        """Whether it takes PINs, and not passwords alone."""
        return self.pins_closed_until is None or now >= self.pins_closed_until


class Pin(db.Model):
    """The PIN of a user, for the tablets on which they signed in before.

    `tries`: those that were not right since the last one that was, on all tablets together; after the fifth it is
    closed, until a sign-in by password. `tried_at`, `tried_on_id`: when and on which tablet the last of them was.
    """

    __tablename__ = "pins"
    __table_args__ = (
        CheckConstraint(f"tries BETWEEN 0 AND {PIN_TRIES}", name="tries_counted"),
        Index("ix_pins_tried_on_id", "tried_on_id"),
    )

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"), primary_key=True)
    hash: Mapped[str]
    tries: Mapped[int] = mapped_column(default=0)
    tried_at: Mapped[datetime | None]
    tried_on_id: Mapped[UUID | None] = mapped_column(ForeignKey("tablets.id"))
    closed_at: Mapped[datetime | None]

    @hybrid_property
    def is_closed(self) -> bool:
        """Whether it waits for a sign-in by password."""
        return is_filled(self.closed_at)


class TabletUser(db.Model):
    """Somebody signed in on a tablet with their password: from then on a PIN is enough there."""

    __tablename__ = "tablet_users"

    tablet_id: Mapped[UUID] = mapped_column(ForeignKey("tablets.id"), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"), primary_key=True)
