"""Who was proposed to whom last."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from amal_field.accounts.models import User
from amal_field.buddies.models import Match, MatchMember
from amal_field.db import db
from amal_field.people.models import Person


def last_proposal(person_id: UUID, programme_id: UUID) -> tuple[str, str] | None:
    """To whom somebody was proposed last in an open duo of a programme, and by whom."""
    return last_proposals([person_id], programme_id).get(person_id)


def last_proposals(person_ids: Collection[UUID], programme_id: UUID) -> dict[UUID, tuple[str, str]]:
    """The same of several people, by key; who is in no such duo is left out."""
    if not person_ids:
        return {}
    own, other = aliased(MatchMember), aliased(MatchMember)
    rows = db.session.execute(
        select(own.person_id, Person, User.name)
        .join(other, other.person_id == Person.id)
        .join(Match, Match.id == other.match_id)
        .join(own, own.match_id == Match.id)
        .join(User, User.id == Match.recorded_by_id)
        .where(
            own.person_id.in_(person_ids),
            own.programme_id == programme_id,
            own.is_open,
            other.role != own.role,
            other.stands,
        )
        .order_by(Match.recorded_at, Match.id, other.id.desc())
    )
    return {key: (person.name, by) for key, person, by in rows}  # of each the last counts
