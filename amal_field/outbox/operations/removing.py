"""Somebody takes an entry of theirs off a tablet: it is kept here, with why."""

from collections.abc import Sequence

from amal_field import audit
from amal_field.db import db
from amal_field.outbox.models import SetAside
from amal_field.stamp import Stamp


def keep_removed(url: str, fields: Sequence[Sequence[str]], reason: str, *, stamp: Stamp) -> None:
    """Keep what stood in an entry that its author removed. Nobody need look at it: its author decided."""
    kept = SetAside(
        delivery_key=stamp.token,
        path=url,
        fields=[list(pair) for pair in fields],
        reason=reason,
        resolved_at=stamp.at,
        resolved_by_id=stamp.by_id,
    )
    db.session.add(kept)
    db.session.flush()
    audit.record("outbox:entry:removed", kept, stamp)
