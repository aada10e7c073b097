"""Each side of a proposal says yes or no."""

from datetime import date

from amal_field import audit, clock
from amal_field.buddies import queries
from amal_field.buddies.models import Match
from amal_field.buddies.rules.words import BUDDY
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp


def agree(match: Match, side: str, *, stamp: Stamp) -> None:
    """A side of a proposal says yes today; a buddy who is in as many other duos as they want says it to none. Twice is
    once. Raises `RuleBroken` `match_not_proposed` or `candidate_full`."""
    if side == BUDDY and match.is_proposed and match.buddy_agreed_on is None:
        _check_capacity(match)
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


def _set_agreement(match: Match, side: str, day: date | None, tag: str, stamp: Stamp) -> None:
    column = "buddy_agreed_on" if side == BUDDY else "newcomer_agreed_on"
    if (getattr(match, column) is None) == (day is None):
        return
    _check_proposed(match)
    setattr(match, column, day)
    db.session.flush()
    audit.record(tag, match, stamp, side=[side])


def _check_capacity(match: Match) -> None:
    """Demand that this is one of so many duos as the buddy wants; who is no candidate any more wants what there is."""
    line = queries.open_candidacy(match.buddy_id, match.programme_id, BUDDY)
    if line is not None and line.duos > line.candidate.capacity:
        others = line.duos - 1
        raise RuleBroken("candidate_full", person=line.person.name, duos=others, capacity=line.candidate.capacity)


def _check_proposed(match: Match) -> None:
    if not match.is_proposed:
        raise RuleBroken("match_not_proposed")
