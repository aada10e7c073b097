"""A duo goes on beyond its planned end: somebody decides it, and says why."""

from datetime import date

from amal_field import audit, clock
from amal_field.buddies import rules
from amal_field.buddies.models import Match
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp


def prolong(match: Match, until: date, why: str, *, stamp: Stamp) -> None:
    """Plan the end of an active duo later. Raises `RuleBroken` `match_not_active`, `match_endless` or
    `prolonged_backwards`."""
    if not match.is_active:
        raise RuleBroken("match_not_active")
    rules.duos.check_prolonged(until, planned_end_on=match.planned_end_on, today=clock.day_of(stamp.at))
    match.prolonged_from, match.prolonged_why, match.planned_end_on = match.planned_end_on, why, until
    db.session.flush()
    audit.record("buddies:match:prolong", match, stamp, on=until.isoformat(), why=[why])


def take_prolongation_back(match: Match, *, stamp: Stamp) -> None:
    """It ends as it was planned before the last decision. Twice is once. Raises `RuleBroken` `match_not_active`."""
    if match.prolonged_from is None:
        return
    if not match.is_active:
        raise RuleBroken("match_not_active")
    before = match.prolonged_from
    match.planned_end_on, match.prolonged_from, match.prolonged_why = before, None, None
    db.session.flush()
    audit.record("buddies:match:prolong_back", match, stamp, on=before.isoformat())
