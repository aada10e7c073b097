"""The drafts that wait for somebody."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from amal_field.accounts import rules
from amal_field.accounts.models import Draft, User
from amal_field.db import db


def drafts_of(user: User, *, now: datetime) -> list[Draft]:
    """What waits for this user, the latest first."""
    mine = select(Draft).where(Draft.user_id == user.id, Draft.saved_at > now - rules.DRAFT_LIFE)
    return list(db.session.scalars(mine.order_by(Draft.saved_at.desc(), Draft.id)))


def draft(user: User, key: UUID, *, now: datetime) -> Draft | None:
    """What waits for this user under a key; None where it was thrown away, or is a day old."""
    mine = select(Draft).where(Draft.user_id == user.id, Draft.saved_at > now - rules.DRAFT_LIFE)
    return db.session.scalars(mine.where(Draft.id == key)).one_or_none()
