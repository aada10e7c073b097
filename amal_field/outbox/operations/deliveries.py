"""What tablets send is noted under its key, in the transaction of the write that it brings."""

import secrets
from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import select, update

from amal_field import audit
from amal_field.accounts.models import Tablet
from amal_field.db import INSERTS, db, insert_of_engine, new_key
from amal_field.outbox.models import Delivery, Review, SealingKey, SetAside
from amal_field.outbox.rules import ASIDE, REMOVAL, REVIEW, STORED, UNCERTAIN
from amal_field.stamp import Stamp

DELIVERIES = Delivery.__table__
NOTE = {
    name: insert_new(DELIVERIES).on_conflict_do_nothing().returning(DELIVERIES.c.key)
    for name, insert_new in INSERTS.items()
}


class SentEntry(Protocol):
    """An entry as `web/entries.py` reads it."""

    at: datetime
    entered_at: datetime | None
    skew_ms: int
    received_at: datetime
    tries: int
    is_uncertain: bool


def deliver(
    key: UUID, entry: SentEntry, kind: str, user_id: UUID, tablet_id: UUID | None, *, outcome: str = STORED
) -> bool:
    """Note that an entry came; false where it came before. Where its time is doubtful a look is asked."""
    row = {
        "key": key,
        "user_id": user_id,
        "tablet_id": tablet_id,
        "kind": kind,
        "occurred_at": entry.at,
        "entered_at": entry.entered_at,
        "skew_ms": entry.skew_ms,
        "received_at": entry.received_at,
        "tries": entry.tries,
        "outcome": outcome,
    }
    if db.session.execute(NOTE[db.engine.dialect.name], row).first() is None:
        return False
    if entry.is_uncertain and outcome == STORED and kind != REMOVAL:
        said = entry.entered_at.isoformat() if entry.entered_at else None
        _ask(kind.partition(".")[0], DELIVERIES.name, key, UNCERTAIN, {"said": said}, key, entry.received_at)
    return True


def delivered(key: UUID) -> tuple[UUID, str] | None:
    """Whose entry came under this key, and how it ended; None where none did."""
    row = db.session.execute(select(Delivery.user_id, Delivery.outcome).where(Delivery.key == key)).one_or_none()
    return (row.user_id, row.outcome) if row else None


def set_aside(
    key: UUID,
    entry: SentEntry,
    kind: str,
    user_id: UUID,
    tablet_id: UUID | None,
    *,
    reason: str,
    path: str,
    fields: Sequence[Sequence[str]] | None,
) -> bool:
    """Keep what an author may not do any more, with nothing done; false where it came before. `fields`: None where they
    cannot be read."""
    if not deliver(key, entry, kind, user_id, tablet_id, outcome=ASIDE):
        return False
    pairs = [list(pair) for pair in fields] if fields is not None else None
    kept = SetAside(delivery_key=key, path=path, fields=pairs, reason=reason)
    db.session.add(kept)
    db.session.flush()
    stamp = Stamp(user_id, entry.at, key, tablet_id, received_at=entry.received_at)
    audit.record("outbox:entry:set_aside", kept, stamp, reason=[reason])
    return True


def ask_review(room: str, table: str, subject_id: UUID, code: str, *, stamp: Stamp, **values: Any) -> None:
    """Ask somebody to look at what a late entry left with a row of a table. While a look of that code is open there, no
    other is asked."""
    _ask(room, table, subject_id, code, values, stamp.token, stamp.received_at or stamp.at)


def note_receipt(tablet_id: UUID, at: datetime) -> None:
    """Note when a tablet delivered something last."""
    db.session.execute(update(Tablet).where(Tablet.id == tablet_id).values(receipt_at=at))


def note_waiting(tablet_id: UUID, waiting: Sequence[dict[str, Any]], at: datetime) -> None:
    """Note what a tablet says is waiting there."""
    said = {"waiting": list(waiting), "waiting_noted_at": at, "seen_at": at}
    db.session.execute(update(Tablet).where(Tablet.id == tablet_id).values(said))


def make_key(user_id: UUID, tablet_id: UUID | None, at: datetime) -> str:
    """The key under which a device seals what it keeps of a user, made where there is none."""
    drawn = b64encode(secrets.token_bytes(32)).decode()
    row = {"id": new_key(), "user_id": user_id, "tablet_id": tablet_id, "key": drawn, "made_at": at}
    db.session.execute(insert_of_engine(SealingKey).values(row).on_conflict_do_nothing())
    here = SealingKey.tablet_id == tablet_id if tablet_id else SealingKey.tablet_id.is_(None)
    return db.session.scalars(select(SealingKey.key).where(SealingKey.user_id == user_id, here)).one()


def _ask(
    room: str, table: str, subject_id: UUID, code: str, values: dict[str, Any], delivery_key: UUID, at: datetime
) -> None:
    row = {
        "id": new_key(),
        "room": room,
        "subject_table": table,
        "subject_id": subject_id,
        "code": code,
        "values": values,
        "delivery_key": delivery_key,
        "asked_at": at,
    }
    db.session.execute(insert_of_engine(Review.__table__).values(row).on_conflict_do_nothing())
    db.session.execute(update(DELIVERIES).where(DELIVERIES.c.key == delivery_key).values(outcome=REVIEW))
