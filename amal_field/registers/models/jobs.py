"""An import that was asked for on screen: its files, how far it is, and what it told."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.accounts.models import User
from amal_field.db import Keyed, db
from amal_field.registers.rules import BUSY, PATIENCE, STATES, STORING, WAITING
from amal_field.stamp import Stamped


class ImportFile(Keyed, db.Model):
    """A file of an import. Its bytes go before its name and its digest do."""

    __tablename__ = "import_files"
    __table_args__ = (Index("ix_import_files_import_id", "import_id"),)

    import_id: Mapped[UUID] = mapped_column(ForeignKey("imports.id"))
    name: Mapped[str]
    digest: Mapped[str]
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)


class ImportJob(Keyed, Stamped, db.Model):
    """One import: `recorded_by_id` uploaded it. `claim`: of the thread that works on it, which says with `beat_at` that
    it lives. `step`, `done` and `total`: how far it is. `digest`: of the plan that is shown; `is_replanned`: that plan
    came in the place of the one that somebody confirmed. `counts`: register → how many rows become what; `report`: all
    else that is told, with values, and gone after its term."""

    __tablename__ = "imports"
    __table_args__ = (
        CheckConstraint(f"state IN ({', '.join(repr(state) for state in STATES)})", name="state_known"),
        Index("ix_imports_recorded_at", "recorded_at"),
        Index(
            "uq_imports_storing",
            "state",
            unique=True,
            sqlite_where=text(f"state = '{STORING}'"),
            postgresql_where=text(f"state = '{STORING}'"),
        ),
    )

    state: Mapped[str]
    confirmed_at: Mapped[datetime | None]
    confirmed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))
    ended_at: Mapped[datetime | None]
    claim: Mapped[UUID | None]
    beat_at: Mapped[datetime | None]
    step: Mapped[str | None]
    done: Mapped[int]
    total: Mapped[int]
    errors: Mapped[int]
    digest: Mapped[str | None]
    is_replanned: Mapped[bool]
    counts: Mapped[dict[str, Any]] = mapped_column(JSON)
    report: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), deferred=True)

    files: Mapped[list[ImportFile]] = relationship(order_by=ImportFile.id)
    by: Mapped[User] = relationship(foreign_keys="ImportJob.recorded_by_id")
    confirmed_by: Mapped[User | None] = relationship(foreign_keys=confirmed_by_id)

    def is_interrupted(self, now: datetime) -> bool:
        """Whether the thread that worked on it has not been heard of for so long that it is gone."""
        return self.state in BUSY and now - self.beat_at > PATIENCE[self.state]

    def is_going_on(self, now: datetime) -> bool:
        """Whether something will come of it by itself."""
        return self.state in WAITING or (self.state in BUSY and not self.is_interrupted(now))
