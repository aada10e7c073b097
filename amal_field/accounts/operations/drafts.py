"""Drafts are kept for who filled them in, and go once they are accepted, thrown away or a day old."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, or_, select, update

from amal_field.accounts import rules
from amal_field.accounts.models import Draft, SignIn
from amal_field.db import db, insert_of_engine, new_key
from amal_field.stamp import Stamp, Submission


def lock_sign_in(sign_in_id: UUID, at: datetime) -> bool:
    """Let a sign-in wait for the PIN of its user. Twice is once."""
    lock = update(SignIn).where(SignIn.id == sign_in_id, ~SignIn.is_over, ~SignIn.is_locked)
    return db.session.execute(lock.values(locked_at=at)).rowcount > 0


def save_draft(path: str, fields: Sequence[tuple[str, str]], key: UUID | None, *, stamp: Stamp) -> bool:
    """Keep what somebody filled in, in the place of an older draft of the same form; of more than a user may have the
    oldest goes, and with it whatever of anybody is a day old. `key`: that of the submission. Where it was accepted, or
    is being accepted just now, nothing is kept: what was filled in is stored or a draft, never both."""
    if key is not None and _was_accepted(key, path, stamp):
        return False
    row = {
        "id": new_key(),
        "user_id": stamp.by_id,
        "path": path,
        "fields": [list(pair) for pair in fields],
        "tablet_id": stamp.tablet_id,
        "saved_at": stamp.at,
    }
    made = insert_of_engine(Draft).values(row)
    newer = {name: made.excluded[name] for name in ("fields", "tablet_id", "saved_at")}
    db.session.execute(made.on_conflict_do_update(index_elements=["user_id", "path"], set_=newer))
    latest = (
        select(Draft.id).where(Draft.user_id == stamp.by_id).order_by(Draft.saved_at.desc()).limit(rules.MOST_DRAFTS)
    )
    too_many = and_(Draft.user_id == stamp.by_id, Draft.id.not_in(latest))
    db.session.execute(delete(Draft).where(or_(too_many, _too_old(stamp.at))))
    return True


def forget_draft(user_id: UUID, path: str) -> None:
    """The form was accepted: its draft goes."""
    db.session.execute(delete(Draft).where(Draft.user_id == user_id, Draft.path == path))


def throw_away(draft: Draft) -> None:
    """Let a draft go. Twice is once."""
    db.session.execute(delete(Draft).where(Draft.id == draft.id))


def drop_drafts(*, stamp: Stamp) -> dict[str, int]:
    """Delete the drafts that are a day old, of anybody: how many."""
    return {"drafts": db.session.execute(delete(Draft).where(_too_old(stamp.at))).rowcount}


def _too_old(at: datetime) -> ColumnElement[bool]:
    return Draft.saved_at <= at - rules.DRAFT_LIFE


def _was_accepted(key: UUID, path: str, stamp: Stamp) -> bool:
    """Whether a submission with this key is stored; one that is on its way is waited for."""
    row = {"key": key, "user_id": stamp.by_id, "path": path, "content_hash": "", "made_at": stamp.at}
    made = insert_of_engine(Submission.__table__).values(row)
    attempt = db.session.begin_nested()
    is_new = db.session.execute(made.on_conflict_do_nothing().returning(Submission.key)).first() is not None
    attempt.rollback()
    return not is_new
