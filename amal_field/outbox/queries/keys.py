"""What a tablet is told at a ping."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import and_, or_, select

from amal_field.accounts.models import TabletUser, User
from amal_field.db import db
from amal_field.outbox.models import SealingKey


def names_and_key(
    user_id: UUID | None, tablet_id: UUID | None, others: Collection[UUID]
) -> tuple[dict[UUID, str], str | None]:
    """The names of those of `others` who work on a tablet, and the key under which it seals what it keeps of the user
    who is signed in; in one statement."""
    here = SealingKey.tablet_id == tablet_id if tablet_id else SealingKey.tablet_id.is_(None)
    own = and_(SealingKey.user_id == User.id, User.id == user_id, here)
    works_here = select(TabletUser.user_id).where(TabletUser.tablet_id == tablet_id)
    wanted = (
        select(User.id, User.name, SealingKey.key)
        .outerjoin(SealingKey, own)
        .where(or_(User.id == user_id, and_(User.id.in_(others), User.id.in_(works_here))))
    )
    rows = db.session.execute(wanted).all()
    names = {row.id: row.name for row in rows if row.id in others}
    return names, next((row.key for row in rows if row.id == user_id), None)
