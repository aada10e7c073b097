"""The pauses of a duo."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from amal_field.buddies.models import Match, MatchPause
from amal_field.db import db


def pauses_of(match: Match) -> list[MatchPause]:
    """The pauses of a duo, the first first."""
    wanted = select(MatchPause).where(MatchPause.match_id == match.id, MatchPause.stands)
    return list(db.session.scalars(wanted.order_by(MatchPause.from_on)))


def pause_for(match: Match, pause_id: UUID) -> MatchPause | None:
    """One of them, undone or not."""
    wanted = select(MatchPause).where(MatchPause.id == pause_id, MatchPause.match_id == match.id)
    return db.session.scalar(wanted.with_for_update())


def pauses_after(matches: Sequence[Match], day: date) -> list[MatchPause]:
    """Those of several duos that last beyond a day."""
    of_these = MatchPause.match_id.in_([match.id for match in matches])
    return list(db.session.scalars(select(MatchPause).where(of_these, MatchPause.stands, MatchPause.until_on > day)))


def cut_pauses(match: Match) -> list[MatchPause]:
    """Those that ended before their time, or never came, the first first."""
    wanted = select(MatchPause).where(MatchPause.match_id == match.id, MatchPause.cut_from.is_not(None))
    return list(db.session.scalars(wanted.order_by(MatchPause.from_on)))
