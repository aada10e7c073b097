"""Duos end, one or several at once, and go on again: each member waits, rests or stops."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import select

from amal_field import audit, clock
from amal_field.buddies import queries, rules
from amal_field.buddies.models import Candidate, Match
from amal_field.buddies.operations.pauses import bring_pauses_back, cut_pauses
from amal_field.buddies.rules.closing import BY_REASON, PAUSES, STOPS
from amal_field.db import constraint_as_refusal, db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp

IN_ANOTHER = {
    "uq_match_members_one_open": "match_newcomer_elsewhere",
    "match_members.programme_id, match_members.person_id": "match_newcomer_elsewhere",
    "uq_candidates_open": "candidate_there",
    "candidates.person_id, candidates.programme_id, candidates.role": "candidate_there",
}


@dataclass(frozen=True)
class Closing:
    """When and why duos end; `choices`: person → how they go on, and until when they rest. Whoever is not in it goes
    on as the reason says."""

    closed_on: date
    reason: str
    farewell_held: bool
    choices: Mapping[UUID, tuple[str, date | None]] = field(default_factory=dict)


def close_matches(matches: Sequence[Match], closing: Closing, *, stamp: Stamp) -> None:
    """Active duos end. Raises `RuleBroken` `match_not_active`, `match_in_future`, `match_ends_early`,
    `match_meeting_outside`, `match_member_outside` or `pause_past`."""
    today = clock.day_of(stamp.at)
    last_on = queries.last_meetings_on(matches)
    for match in matches:
        _check(match, closing, last_on.get(match.id), today)
    cut_pauses(matches, closing.closed_on, stamp)
    candidates = _candidates_of(matches)
    for match in matches:
        match.closed_on, match.reason, match.farewell_held = closing.closed_on, closing.reason, closing.farewell_held
        members = {member.person_id for member in match.members if member.is_there}
        own = [one for one in candidates if one.person_id in members and one.programme_id == match.programme_id]
        match.candidates_before = {str(one.id): _state_of(one) for one in own}
        for candidate in own:
            _let_go(candidate, match, closing, today)
    db.session.flush()
    for match in matches:
        audit.record("buddies:match:close", match, stamp, on=closing.closed_on.isoformat(), reason=[closing.reason])
        for key in match.candidates_before or {}:
            candidate = next(one for one in candidates if str(one.id) == key)
            if candidate.stopped_on:
                audit.record("buddies:candidate:stop", candidate, stamp)
            elif _state_of(candidate)[1] != match.candidates_before[key][1]:
                audit.record("buddies:candidate:pause", candidate, stamp, on=candidate.paused_until.isoformat())


def reopen(match: Match, *, stamp: Stamp) -> None:
    """A duo that was closed, or a proposal that was declined, goes on, and so do its candidates as before. Twice is
    once. Raises `RuleBroken` `match_newcomer_elsewhere` or `candidate_there`."""
    if match.closed_on is None:
        return
    last, before = match.closed_on, match.candidates_before
    if before:
        _put_back(before)
    match.closed_on = match.reason = match.declined_by = match.farewell_held = match.candidates_before = None
    with constraint_as_refusal(IN_ANOTHER):
        db.session.flush()
    if match.started_on is not None:
        bring_pauses_back(match, last)
    audit.record("buddies:match:reopen", match, stamp)


def _put_back(before: Mapping[str, list[str | None]]) -> None:
    """Let candidates wait, rest or have stopped as they did."""
    wanted = select(Candidate).where(Candidate.id.in_([UUID(key) for key in before]))
    for candidate in db.session.scalars(wanted).all():
        waits, *rest = (date.fromisoformat(day) if day else None for day in before[str(candidate.id)])
        candidate.waits_since, (candidate.paused_until, candidate.stopped_on) = waits, rest


def _check(match: Match, closing: Closing, last: date | None, today: date) -> None:
    if not match.is_active:
        raise RuleBroken("match_not_active")
    rules.duos.check_closed_on(
        closing.closed_on, proposed_on=match.proposed_on, started_on=match.started_on, today=today
    )
    if last is not None and last > closing.closed_on:
        raise RuleBroken("match_meeting_outside", day=last)
    changes = [day for one in match.members if one.stands for day in (one.joined_on, one.left_on) if day]
    if changes and max(changes) > closing.closed_on:
        raise RuleBroken("match_member_outside", day=max(changes))
    if any(said == PAUSES and (until is None or until <= today) for said, until in closing.choices.values()):
        raise RuleBroken("pause_past")


def _candidates_of(matches: Sequence[Match]) -> list[Candidate]:
    """The open candidacies of all who are in these duos."""
    people = {one.person_id for match in matches for one in match.members if one.is_there}
    programmes = {match.programme_id for match in matches}
    wanted = select(Candidate).where(
        Candidate.is_open, Candidate.person_id.in_(people), Candidate.programme_id.in_(programmes)
    )
    return list(db.session.scalars(wanted.order_by(Candidate.id)))


def _state_of(candidate: Candidate) -> list[str | None]:
    days = (candidate.waits_since, candidate.paused_until, candidate.stopped_on)
    return [day.isoformat() if day else None for day in days]


def _let_go(candidate: Candidate, match: Match, closing: Closing, today: date) -> None:
    """After a duo of some weeks a candidate waits from its end, else from before; or rests, or stops."""
    candidate.waits_since = rules.waiting.waits_since(
        candidate.waits_since, started_on=match.started_on, closed_on=closing.closed_on
    )
    said, until = closing.choices.get(candidate.person_id, (BY_REASON, None))
    goes_on = rules.closing.goes_on(said, closing.reason)
    if goes_on == PAUSES:
        candidate.paused_until = until
    elif goes_on == STOPS:
        candidate.stopped_on = max(today, candidate.intake_on)
