"""Two candidates are proposed to each other."""

from amal_field import audit, clock
from amal_field.buddies import queries
from amal_field.buddies.models import Match, MatchMember
from amal_field.buddies.queries import CandidateLine, Suggestion
from amal_field.buddies.rules.words import BUDDY, NEWCOMER
from amal_field.db import constraint_as_refusal, db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped

TWICE = {
    "uq_match_members_one_open": "match_newcomer_elsewhere",
    "match_members.programme_id, match_members.person_id": "match_newcomer_elsewhere",
}


def propose(line: CandidateLine, other: CandidateLine, second: str | None = None, *, stamp: Stamp) -> Match:
    """Propose a duo of two candidates, both read once their other writers have ended. It keeps its points and reasons.
    `second`: why, where the newcomer is in an open duo of the programme already.

    Raises `RuleBroken` `candidate_full`, `candidate_just_proposed`, `candidates_apart` or `match_newcomer_elsewhere`.
    """
    today = clock.day_of(stamp.at)
    sides = {one.candidate.role: one for one in (line, other)}
    buddy, newcomer = sides[BUDDY], sides[NEWCOMER]
    second = second if newcomer.duos else None
    for one in (line, other):
        if second is None or one is buddy:
            check_room(one)
    if second is None:
        verdict, suggestion = queries.suggestion_of(line, other, today)
    else:
        verdict, suggestion = queries.suggestion_of(newcomer, buddy, today, is_second=True)
    if not verdict.is_good:
        raise RuleBroken("candidates_apart")
    match = new_match(buddy, newcomer, suggestion, second, stamp=stamp)
    with constraint_as_refusal(TWICE):
        db.session.flush()
    audit.record("buddies:match:propose", match, stamp)
    return match


def new_match(
    buddy: CandidateLine, newcomer: CandidateLine, suggestion: Suggestion, second: str | None = None, *, stamp: Stamp
) -> Match:
    """The rows of a proposal, which are not written yet: with the points and the reasons of now, and why the newcomer
    is in a second duo."""
    sides = {BUDDY: buddy.candidate, NEWCOMER: newcomer.candidate}
    match = Match(
        programme_id=buddy.candidate.programme_id,
        buddy_id=sides[BUDDY].person_id,
        newcomer_id=sides[NEWCOMER].person_id,
        proposed_on=clock.day_of(stamp.at),
        points=suggestion.points,
        reasons=[
            {"part": one.part, "points": one.points, "shared": list(one.shared)}
            for one in suggestion.reasons
            if not one.is_unknown
        ],
        **stamped(stamp),
    )
    db.session.add(match)
    db.session.add_all(
        MatchMember(
            person_id=one.person_id,
            recorded_person_id=one.person_id,
            role=role,
            second_reason=second if role == NEWCOMER else None,
            **match.for_members,
            **stamped(stamp),
        )
        for role, one in sides.items()
    )
    return match


def check_room(line: CandidateLine) -> None:
    """Demand room for a duo: a newcomer is in one at most, unless somebody says why, a buddy in as many as they want.
    Raises `RuleBroken` `candidate_just_proposed` or `candidate_full`."""
    candidate = line.candidate
    if not line.is_full and not (line.duos and candidate.role == NEWCOMER):
        return
    last = queries.last_proposal(candidate.person_id, candidate.programme_id)
    if last and candidate.role == NEWCOMER:
        raise RuleBroken("candidate_just_proposed", person=line.person.name, other=last[0], by=last[1])
    raise RuleBroken("candidate_full", person=line.person.name, duos=line.duos, capacity=candidate.capacity)
