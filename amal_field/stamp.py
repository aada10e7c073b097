"""Who, when and which submission: one plain value that every operation takes, and the columns that it fills."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from amal_field.db import db, is_empty, is_filled


@dataclass(frozen=True, slots=True)
class Stamp:
    """`by_id`: the user; `at`: when it happened (aware, UTC); `token`: the submission that brought it; `tablet_id`: the
    shared tablet on which it was done; `received_at`: when a tablet told of it that had kept it; `late`: nobody waits
    for the answer any more, so that what contradicts a rule is stored and looked at."""

    by_id: UUID
    at: datetime
    token: UUID
    tablet_id: UUID | None = None
    received_at: datetime | None = None
    late: bool = False


class Stamped:
    """A row that remembers who recorded it and when."""

    recorded_at: Mapped[datetime] = mapped_column(sort_order=90)

    @declared_attr
    def recorded_by_id(cls) -> Mapped[UUID]:
        return mapped_column(ForeignKey("users.id"), sort_order=91)


class Cancellable:
    """A row that can be undone: it stays, and never counts."""

    cancelled_at: Mapped[datetime | None] = mapped_column(sort_order=92)

    @declared_attr
    def cancelled_by_id(cls) -> Mapped[UUID | None]:
        return mapped_column(ForeignKey("users.id"), sort_order=93)

    @hybrid_property
    def stands(self) -> bool:
        """Whether nobody has undone it."""
        return is_empty(self.cancelled_at)

    def cancel(self, stamp: Stamp) -> None:
        """Mark the row as undone."""
        self.cancelled_at, self.cancelled_by_id = stamp.at, stamp.by_id


class Disputable(Cancellable):
    """A row that may contradict another: it is kept, and counts once somebody has looked into it."""

    disputed_at: Mapped[datetime | None]

    @hybrid_property
    def is_disputed(self) -> bool:
        """Whether it contradicts another row, and nobody has looked into that."""
        return is_filled(self.disputed_at)

    @hybrid_property
    def counts(self) -> bool:
        """Whether it stands and is not disputed."""
        return is_empty(self.cancelled_at) & is_empty(self.disputed_at)


def stamped(stamp: Stamp) -> dict[str, Any]:
    """The columns of `Stamped` for a new row."""
    return {"recorded_at": stamp.at, "recorded_by_id": stamp.by_id}


class Submission(db.Model):
    """One accepted write and its answer, so that an honest repeat gets the same answer again.

    `key` is the request token of the form or the Idempotency-Key of the outbox. The row is inserted first, in the
    write's own transaction: a rival with the same key waits for it, a refused write leaves no row. `sight`: the roles
    that the user had and the records that they saw, to be asked again before the answer is given again.
    """

    __tablename__ = "submissions"
    __table_args__ = (Index("ix_submissions_made_at", "made_at"),)

    key: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"))
    path: Mapped[str]
    content_hash: Mapped[str]
    status: Mapped[int | None]
    location: Mapped[str | None]
    body: Mapped[str | None]
    headers: Mapped[dict[str, str] | None] = mapped_column(JSON)
    note: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    sight: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    made_at: Mapped[datetime]
