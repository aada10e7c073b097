"""Who said that the welfare side may see their data: the one place in which that is asked of the database."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import aliased

from amal_field.db import db
from amal_field.reception_desk.models import SharingAnswer

YES, OTHER = aliased(SharingAnswer, name="yes"), aliased(SharingAnswer, name="other_answer")


def may_be_seen(person_id: ColumnElement) -> ColumnElement[bool]:
    """Whether the answer of this person that counts (`rules.files.current_answer`) is a yes; none is no."""
    same_day = or_(OTHER.answered_on == YES.answered_on, and_(OTHER.answered_on.is_(None), YES.answered_on.is_(None)))
    later = or_(
        OTHER.answered_on > YES.answered_on,
        and_(OTHER.answered_on.is_not(None), YES.answered_on.is_(None)),
        and_(same_day, ~OTHER.may_share),
    )
    overruled = exists().where(OTHER.person_id == YES.person_id, OTHER.stands, later).correlate(YES)
    return exists().where(YES.person_id == person_id, YES.stands, YES.may_share, ~overruled)


def answer(sharing_id: UUID) -> SharingAnswer | None:
    """The answer with this key, once its other writers have ended."""
    return db.session.scalar(select(SharingAnswer).where(SharingAnswer.id == sharing_id).with_for_update())
