"""A duo was called, because it has not met for long."""

from amal_field import audit, clock
from amal_field.buddies import queries
from amal_field.buddies.models import Match, MatchCall
from amal_field.buddies.rules.words import CALLED
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped


def note_call(match: Match, *, stamp: Stamp) -> None:
    """Somebody called them today. Twice a day is once. Raises `RuleBroken` `match_not_active`."""
    if not match.is_active:
        raise RuleBroken("match_not_active")
    today = clock.day_of(stamp.at)
    if queries.call_on(match, today) is not None:
        return
    db.session.add(MatchCall(match_id=match.id, called_on=today, kind=CALLED, **stamped(stamp)))
    db.session.flush()
    audit.record("buddies:match:call", match, stamp, on=today.isoformat())


def take_call_back(match: Match, *, stamp: Stamp) -> None:
    """Nobody called them today. Twice is once."""
    today = clock.day_of(stamp.at)
    call = queries.call_on(match, today)
    if call is None:
        return
    call.cancel(stamp)
    db.session.flush()
    audit.record("buddies:match:call_back", match, stamp, on=today.isoformat())
