"""The duos in which a person was, a line for each on their page."""

from uuid import UUID

from sqlalchemy import select

from amal_field.attendance.messages import PROGRAMMES
from amal_field.attendance.models import Programme
from amal_field.buddies import messages
from amal_field.buddies.models import Match, MatchMember
from amal_field.db import db
from amal_field.people.queries.timeline import MOST, Happened


def duos_of(user, person_id: UUID) -> list[Happened]:
    """The duos of a person, the latest first."""
    rows = db.session.execute(
        select(Match, MatchMember, Programme.code)
        .join(MatchMember, MatchMember.match_id == Match.id)
        .join(Programme, Programme.id == Match.programme_id)
        .where(MatchMember.person_id == person_id, MatchMember.stands, Match.stands)
        .order_by(Match.proposed_on.desc())
        .limit(MOST)
    )
    return [
        Happened(
            member.joined_on or match.started_on or match.proposed_on,
            member.left_on or match.closed_on,
            PROGRAMMES.get(code, code),
            messages.STATES[match.state],
            "buddies.match",
            "match_id",
            match.id,
            member.recorded_person_id if member.recorded_person_id != person_id else None,
        )
        for match, member, code in rows
    ]
