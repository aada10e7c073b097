"""Who was proposed to whom last."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from amal_field.accounts.models import User
from amal_field.buddies.models import Match, MatchMember
from amal_field.db import db
from amal_field.people.models import Person


def last_proposal(person_id: UUID, programme_id: UUID) -> tuple[str, str] | None:
    """To whom somebody was proposed last in an open duo of a programme, and by whom."""
    own, other = aliased(MatchMember), aliased(MatchMember)
    row = db.session.execute(
        select(Person, User.name)
        .join(other, other.person_id == Person.id)
        .join(Match, Match.id == other.match_id)
        .join(own, own.match_id == Match.id)
        .join(User, User.id == Match.recorded_by_id)
        .where(
            own.person_id == person_id,
            own.programme_id == programme_id,
            own.is_open,
            other.role != own.role,
            other.stands,
        )
        .order_by(Match.recorded_at.desc(), Match.id.desc(), other.id)
        .limit(1)
    ).one_or_none()
    return (row[0].name, row[1]) if row else None
