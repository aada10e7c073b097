"""What a tablet is told at a ping."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import and_, or_, select

from amal_field.accounts.models import TabletUser, User
from amal_field.db import db
from amal_field.outbox.models import SealingKey


def names_and_key(
    user_id: UUID | None, tablet_id: UUID | None, others: Collection[UUID]
) -> tuple[dict[UUID, str], str | None, list[UUID]]:
    """The names of those of `others` who work on a tablet, the key under which it seals what it keeps of the user who
    is signed in, and whose access of `others` has ended; in one statement."""
    here = SealingKey.tablet_id == tablet_id if tablet_id else SealingKey.tablet_id.is_(None)
    own = and_(SealingKey.user_id == User.id, User.id == user_id, here)
    works_here = User.id.in_(select(TabletUser.user_id).where(TabletUser.tablet_id == tablet_id))
    wanted = (
        select(User.id, User.name, SealingKey.key, User.is_deactivated, works_here.label("works_here"))
        .outerjoin(SealingKey, own)
        .where(or_(User.id == user_id, and_(User.id.in_(others), or_(works_here, User.is_deactivated))))
    )
    rows = db.session.execute(wanted).all()
    names = {row.id: row.name for row in rows if row.id in others and row.works_here}
    gone = [row.id for row in rows if row.id in others and row.is_deactivated]
    return names, next((row.key for row in rows if row.id == user_id), None), gone


def authors_and_keys(user_ids: Collection[UUID], tablet_id: UUID) -> dict[UUID, tuple[bool, str | None]]:
    """Of these users whether their access has ended, and the key under which a tablet seals what it keeps of them."""
    here = and_(SealingKey.user_id == User.id, SealingKey.tablet_id == tablet_id)
    wanted = (
        select(User.id, User.is_deactivated, SealingKey.key).outerjoin(SealingKey, here).where(User.id.in_(user_ids))
    )
    return {row.id: (row.is_deactivated, row.key) for row in db.session.execute(wanted)}
