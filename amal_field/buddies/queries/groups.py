"""Who is expected when the duos of a programme do something together: whoever is in one that is active on that day."""

from uuid import UUID

from sqlalchemy import Select, literal, or_, select
from sqlalchemy.orm import aliased

from amal_field.attendance.models import GroupSession
from amal_field.attendance.queries.roster import HELD_ON, SESSION_ID
from amal_field.buddies.models import Match, MatchMember

THIS = aliased(GroupSession)


def expected() -> Select[tuple[UUID, int]]:
    """The ids of the members of these duos on the day of a session; none has left."""
    of_programme = select(THIS.programme_id).where(THIS.id == SESSION_ID).scalar_subquery()
    return (
        select(MatchMember.person_id, literal(0))
        .join(Match, Match.id == MatchMember.match_id)
        .where(
            Match.stands,
            Match.programme_id == of_programme,
            Match.begins_on <= HELD_ON,
            Match.ends_on >= HELD_ON,
            MatchMember.stands,
            or_(MatchMember.joined_on.is_(None), MatchMember.joined_on <= HELD_ON),
            or_(MatchMember.left_on.is_(None), MatchMember.left_on >= HELD_ON),
        )
        .distinct()
    )
