"""A round of matching: its draft is stored, changed line by line, and proposed as far as it is ticked."""

from collections.abc import Mapping
from uuid import UUID

from amal_field import audit, clock
from amal_field.buddies.models import Match, MatchRound, MatchRoundLine, ProgrammeRule
from amal_field.buddies.operations.proposals import new_match
from amal_field.buddies.queries import CandidateLine
from amal_field.buddies.queries.candidates import profiles
from amal_field.buddies.queries.round_drafts import SWAPPED, Draft, reasons_of
from amal_field.buddies.queries.suggestions import Suggestion, judged, pasts_of
from amal_field.buddies.rules.words import BUDDY, NEWCOMER
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped


def make_round(draft: Draft, *, stamp: Stamp) -> MatchRound:
    """Keep a draft. Raises `RuleBroken` `round_of_nobody` where not both sides wait."""
    roles = {left.role for left in draft.left_over}
    if not draft.pairs and roles != {BUDDY, NEWCOMER}:
        raise RuleBroken("round_of_nobody")
    made = MatchRound(programme_id=draft.programme_id, waiting=draft.waiting, **stamped(stamp))
    db.session.add(made)
    db.session.flush()
    lines = [
        {
            "buddy_id": one.buddy_id,
            "newcomer_id": one.newcomer_id,
            "points": one.points,
            "reasons": list(one.reasons),
            "why": None,
            "is_ticked": True,
        }
        for one in draft.pairs
    ] + [_alone(one.role, one.candidate_id, one.why) for one in draft.left_over]
    for position, values in enumerate(lines):
        db.session.add(MatchRoundLine(round_id=made.id, position=position, **values, **stamped(stamp)))
    audit.record("buddies:round:make", made, stamp, duos=len(draft.pairs))
    db.session.flush()
    return made


def tick(made: MatchRound, line: MatchRoundLine, is_ticked: bool, *, stamp: Stamp) -> None:
    """Let a line take part, or not. Twice is once. Raises `RuleBroken` `round_line_done`."""
    if line.is_ticked == is_ticked:
        return
    _check_open(line)
    line.is_ticked = is_ticked
    db.session.flush()
    audit.record("buddies:round:tick" if is_ticked else "buddies:round:untick", made, stamp)


def swap(
    made: MatchRound,
    line: MatchRoundLine,
    newcomer: CandidateLine,
    buddy: CandidateLine,
    rule: ProgrammeRule,
    *,
    stamp: Stamp,
) -> None:
    """Give the newcomer of a line another buddy; `rule`: what holds today. The one of before is left over, and so is
    who had the new one. Twice is once. Raises `RuleBroken` `round_line_done` or `candidates_apart`."""
    if line.buddy_id == buddy.candidate.id:
        return
    _check_open(line)
    suggestion = _suggestions(rule, {line.id: (buddy, newcomer)}, stamp)[line.id]
    other = next((one for one in made.lines if one.buddy_id == buddy.candidate.id), None)
    if suggestion is None or (other and other.match_id):
        raise RuleBroken("candidates_apart")
    last = max(one.position for one in made.lines)
    alone = [_alone(BUDDY, line.buddy_id, SWAPPED)]
    if other:
        other.cancel(stamp)
        alone += [_alone(NEWCOMER, other.newcomer_id, SWAPPED)] if other.is_pair else []
    line.buddy_id, line.points, line.reasons = buddy.candidate.id, suggestion.points, reasons_of(suggestion)
    for position, values in enumerate(alone, last + 1):
        db.session.add(MatchRoundLine(round_id=made.id, position=position, **values, **stamped(stamp)))
    audit.record("buddies:round:swap", made, stamp)
    db.session.flush()


def propose_round(
    made: MatchRound, people: Mapping[UUID, CandidateLine], rule: ProgrammeRule, *, stamp: Stamp
) -> tuple[int, int]:
    """Propose the ticked lines by what holds today; `people` were read once their other writers have ended. How many,
    and how many stay because somebody was taken meanwhile or does not go with the other any more."""
    waiting = [line for line in made.lines if line.waits]
    both = {line.id: (people.get(line.buddy_id), people.get(line.newcomer_id)) for line in waiting}
    free = {key: pair for key, pair in both.items() if all(one is not None and not one.is_full for one in pair)}
    found = _suggestions(rule, free, stamp)
    matches: dict[UUID, Match] = {}
    for line in waiting:
        if (suggestion := found.get(line.id)) is not None:
            buddy, newcomer = free[line.id]
            matches[line.id] = new_match(buddy, newcomer, suggestion, stamp=stamp)
    db.session.flush()
    for line in waiting:
        if line.id in matches:
            line.match_id = matches[line.id].id
            audit.record("buddies:match:propose", matches[line.id], stamp)
    if matches:
        audit.record("buddies:round:propose", made, stamp, duos=len(matches))
    db.session.flush()
    return len(matches), len(waiting) - len(matches)


def _suggestions(
    rule: ProgrammeRule, pairs: Mapping[UUID, tuple[CandidateLine, CandidateLine]], stamp: Stamp
) -> dict[UUID, Suggestion | None]:
    """How the two of each line go together today; None where they do not."""
    today = clock.day_of(stamp.at)
    if not pairs:
        return {}
    known = profiles([one for pair in pairs.values() for one in pair], today)
    pasts = pasts_of([buddy.candidate.person_id for buddy, _newcomer in pairs.values()])
    told = {}
    for key, both in pairs.items():
        buddy, newcomer = (known[one.candidate.id] for one in both)
        told[key] = judged(rule, buddy, newcomer, pasts[buddy.person_key], is_buddy=True)
    return {key: suggestion if verdict.is_good else None for key, (verdict, suggestion) in told.items()}


def _alone(role: str, candidate_id: UUID | None, why: str) -> dict:
    sides = (candidate_id, None) if role == BUDDY else (None, candidate_id)
    both = dict(zip(("buddy_id", "newcomer_id"), sides, strict=True))
    return both | {"points": None, "reasons": [], "why": why, "is_ticked": False}


def _check_open(line: MatchRoundLine) -> None:
    if not line.is_pair or line.match_id is not None:
        raise RuleBroken("round_line_done")
