"""The meetings of a duo."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import case, func, select

from amal_field.buddies.models import Match, MatchMeeting, MatchPause
from amal_field.db import db

MOST = 100


def meetings_of(match: Match) -> tuple[list[MatchMeeting], int]:
    """The meetings of a duo, the latest first, and how often it met in all."""
    done = func.count(case((MatchMeeting.is_done, MatchMeeting.id))).over()
    wanted = select(MatchMeeting, done).where(MatchMeeting.match_id == match.id, MatchMeeting.stands)
    latest = wanted.order_by(MatchMeeting.met_on.desc(), MatchMeeting.id.desc()).limit(MOST)
    rows = db.session.execute(latest).all()
    return [row[0] for row in rows], rows[0][1] if rows else 0


def meeting_for(match: Match, meeting_id: UUID) -> MatchMeeting | None:
    """One of them, undone or not."""
    wanted = select(MatchMeeting).where(MatchMeeting.id == meeting_id, MatchMeeting.match_id == match.id)
    return db.session.scalar(wanted.with_for_update())


def last_meetings_on(matches: Sequence[Match]) -> dict[UUID, date]:
    """The day of the last meeting of each, done or not."""
    last = select(MatchMeeting.match_id, func.max(MatchMeeting.met_on)).where(
        MatchMeeting.match_id.in_([match.id for match in matches]), MatchMeeting.stands
    )
    return dict(db.session.execute(last.group_by(MatchMeeting.match_id)).all())


def is_only(match: Match, meeting: MatchMeeting) -> tuple[bool, bool]:
    """Whether a duo met at no other time, done or not, and whether it has a pause."""
    others = select(MatchMeeting.id).where(
        MatchMeeting.match_id == match.id, MatchMeeting.stands, MatchMeeting.id != meeting.id
    )
    pauses = select(MatchPause.id).where(MatchPause.match_id == match.id, MatchPause.stands)
    met, rests = db.session.execute(select(others.exists(), pauses.exists())).one()
    return not met, rests


def meets_on(match: Match, on: date) -> bool:
    """Whether a meeting of that day is noted."""
    same = select(MatchMeeting.id).where(
        MatchMeeting.match_id == match.id, MatchMeeting.met_on == on, MatchMeeting.stands
    )
    return db.session.scalar(same.limit(1)) is not None
