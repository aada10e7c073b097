"""The audit: one entry for each thing that somebody did, in the transaction that did it.

A tag is `room:subject:verb`. The sentence that people read for it stands in the room's `messages.py`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, event, insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from amal_field.db import Keyed, db, new_key
from amal_field.stamp import Stamp, Submission


class Subject(Protocol):
    """Anything with a key and a table."""

    __tablename__: str
    id: Any


class AuditEntry(Keyed, db.Model):
    """Somebody (`by`), on a shared tablet or not, did something (`tag`) to one row (`subject`), with the few facts that
    tell it. `received_at`: when it came from a tablet that had kept it for a while."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        Index("ix_audit_entries_subject_id_at", "subject_id", "at"),
        Index("ix_audit_entries_at", "at"),
    )

    tag: Mapped[str]
    subject_table: Mapped[str]
    subject_id: Mapped[UUID]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]
    token: Mapped[UUID]
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
    tablet_id: Mapped[UUID | None] = mapped_column(ForeignKey("tablets.id"))
    received_at: Mapped[datetime | None]


def record(tag: str, subject: Subject, stamp: Stamp, **details: Any) -> None:
    """Add the entry of one operation about one row. `details` are plain values that JSON can hold, and keys.

    People stand in them by their key, never by name: the name is read when the history is shown, so that a person who
    was corrected, merged or removed since is right there too.
    """
    if db.session.info.get("untold"):
        return
    values = {
        "tag": tag,
        "subject_table": subject.__tablename__,
        "subject_id": subject.id,
        "by_id": stamp.by_id,
        "at": stamp.at,
        "token": stamp.token,
        "tablet_id": stamp.tablet_id,
        "received_at": stamp.received_at if stamp.late else None,
        "details": {name: _plain(value) for name, value in details.items()},
    }
    gathered = db.session.info.get("gathered_entries")
    if gathered is None:
        db.session.add(AuditEntry(**values))
    else:
        gathered.append({"id": new_key()} | values)


def overwrite(row: Any, values: Mapping[str, Any]) -> dict[str, str | None]:
    """Write these values over those of a row; the old ones of what changed, as the details of an entry hold them."""
    before = {name: getattr(row, name) for name, value in values.items() if getattr(row, name) != value}
    for name in before:
        setattr(row, name, values[name])
    return {name: str(value) if value is not None else None for name, value in before.items()}


@contextmanager
def untold() -> Iterator[None]:
    """Within the block the operations of other rooms add no entry: that of the room which calls them stands for all of
    it, where nothing may stand beside the rows of others. Whoever calls adds it after the block."""
    before = db.session.info.get("untold", False)
    db.session.info["untold"] = True
    try:
        yield
    finally:
        db.session.info["untold"] = before


@contextmanager
def gathered() -> Iterator[None]:
    """Within the block, that of an import of thousands, entries are gathered, and written at its end in one go."""
    entries = db.session.info["gathered_entries"] = []
    try:
        yield
        if entries:
            db.session.execute(insert(AuditEntry.__table__), entries)
    finally:
        del db.session.info["gathered_entries"]


def _plain(value: Any) -> Any:
    """A detail as JSON holds it: a key as text."""
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, UUID) else value


class UnrecordedWrite(RuntimeError):
    """A transaction changed rows without telling the audit."""


def unrecorded() -> bool:
    """Whether this transaction has written rows but no audit entry."""
    seen = db.session.info.get("seen", set())
    return "rows" in seen and "entry" not in seen


def is_untouched() -> bool:
    """Whether this transaction has changed no row, written or still to be written."""
    session = db.session
    return not (session.info.get("seen") or session.new or session.dirty or session.deleted)


@event.listens_for(Session, "before_flush")
def _watch(session: Session, context: Any, instances: Any) -> None:
    seen = session.info.setdefault("seen", set())
    for row in (
        *session.new,
        *session.deleted,
        *(changed for changed in session.dirty if session.is_modified(changed)),
    ):
        if isinstance(row, AuditEntry):
            seen.add("entry")
        elif not isinstance(row, Submission):
            seen.add("rows")


@event.listens_for(Session, "after_transaction_end")
def _forget(session: Session, transaction: Any) -> None:
    if transaction.parent is None:
        session.info.pop("seen", None)
