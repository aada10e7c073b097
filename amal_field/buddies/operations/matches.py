"""How a duo goes on: each side says yes or no, and at last it is closed."""

from datetime import date

from amal_field import audit, clock
from amal_field.buddies import queries, rules
from amal_field.buddies.models import Match
from amal_field.buddies.operations.candidates import wait_anew
from amal_field.buddies.operations.pauses import bring_pauses_back, cut_pauses
from amal_field.buddies.rules.words import BUDDY
from amal_field.db import constraint_as_refusal, db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp

IN_ANOTHER = {
    "uq_match_members_one_open": "match_newcomer_elsewhere",
    "match_members.programme_id, match_members.person_id": "match_newcomer_elsewhere",
}


def agree(match: Match, side: str, *, stamp: Stamp) -> None:
    """A side of a proposal says yes today. Twice is once. Raises `RuleBroken` `match_not_proposed`."""
    _set_agreement(match, side, clock.day_of(stamp.at), "buddies:match:agree", stamp)


def take_agreement_back(match: Match, side: str, *, stamp: Stamp) -> None:
    """A side did not say yes after all. Twice is once. Raises `RuleBroken` `match_not_proposed`."""
    _set_agreement(match, side, None, "buddies:match:agree_back", stamp)


def decline(match: Match, by: str, *, stamp: Stamp) -> None:
    """A side says no to a proposal, or it is withdrawn: it is history from today on. Twice is once. Raises
    `RuleBroken` `match_not_proposed`."""
    if match.declined_by == by:
        return
    _check_proposed(match)
    match.declined_by = by
    match.closed_on = max(clock.day_of(stamp.at), match.proposed_on)
    db.session.flush()
    audit.record("buddies:match:decline", match, stamp, by=[by])


def close_match(match: Match, closed_on: date, reason: str, farewell_held: bool, *, stamp: Stamp) -> None:
    """An active duo ends. Raises `RuleBroken` `match_not_active`, `match_in_future`, `match_ends_early` or
    `match_meeting_outside`."""
    if not match.is_active:
        raise RuleBroken("match_not_active")
    rules.duos.check_closed_on(
        closed_on, proposed_on=match.proposed_on, started_on=match.started_on, today=clock.day_of(stamp.at)
    )
    last = queries.last_meeting_on(match)
    if last is not None and last > closed_on:
        raise RuleBroken("match_meeting_outside", day=last)
    cut_pauses(match, closed_on, stamp)
    match.closed_on, match.reason, match.farewell_held = closed_on, reason, farewell_held
    wait_anew(match)
    db.session.flush()
    audit.record("buddies:match:close", match, stamp, on=closed_on.isoformat(), reason=[reason])


def reopen(match: Match, *, stamp: Stamp) -> None:
    """A duo that was closed, or a proposal that was declined, goes on. Twice is once. Raises `RuleBroken`
    `match_newcomer_elsewhere`."""
    if match.closed_on is None:
        return
    last = match.closed_on
    match.closed_on = match.reason = match.declined_by = match.farewell_held = None
    with constraint_as_refusal(IN_ANOTHER):
        db.session.flush()
    if match.started_on is not None:
        bring_pauses_back(match, last)
    audit.record("buddies:match:reopen", match, stamp)


def _set_agreement(match: Match, side: str, day: date | None, tag: str, stamp: Stamp) -> None:
    column = "buddy_agreed_on" if side == BUDDY else "newcomer_agreed_on"
    if (getattr(match, column) is None) == (day is None):
        return
    _check_proposed(match)
    setattr(match, column, day)
    db.session.flush()
    audit.record(tag, match, stamp, side=[side])


def _check_proposed(match: Match) -> None:
    if not match.is_proposed:
        raise RuleBroken("match_not_proposed")
