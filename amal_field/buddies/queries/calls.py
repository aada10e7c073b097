"""Who was called about a duo."""

from datetime import date

from sqlalchemy import select

from amal_field.buddies.models import Match, MatchCall
from amal_field.buddies.rules.words import CALLED
from amal_field.db import db


def call_on(match: Match, day: date) -> MatchCall | None:
    """The call of a day."""
    same = (MatchCall.match_id == match.id, MatchCall.called_on == day, MatchCall.kind == CALLED)
    return db.session.scalar(select(MatchCall).where(*same, MatchCall.stands))
