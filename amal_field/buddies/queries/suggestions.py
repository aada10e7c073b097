"""Who goes with a candidate, best first, and why the others do not."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from amal_field.buddies import rules
from amal_field.buddies.models import Match, MatchMember, ProgrammeRule
from amal_field.buddies.queries.candidates import CandidateLine, open_of, profiles
from amal_field.buddies.queries.programmes import rule_of
from amal_field.buddies.rules.conditions import Verdict
from amal_field.buddies.rules.points import Reason
from amal_field.buddies.rules.profiles import Profile
from amal_field.buddies.rules.words import BUDDY, NEWCOMER
from amal_field.db import db

MOST = 10
TOO_FEW = "points"


@dataclass(frozen=True)
class Suggestion:
    """Somebody who goes with a candidate: with how many points (None: the programme gives none), for which reasons, in
    which languages; whether they are whom one of both would rather meet, and were together before."""

    line: CandidateLine
    points: int | None
    reasons: Sequence[Reason]
    languages: Sequence[str]
    wish_met: bool
    together_before: bool


@dataclass(frozen=True)
class Suggestions:
    """The best for one candidate; `others`: by why not, those who do not go with them, `asks` those of whom something
    is to be asked first."""

    best: Sequence[Suggestion]
    others: dict[str, list[CandidateLine]]
    asks: dict[str, list[CandidateLine]]


@dataclass(frozen=True)
class _Past:
    """With whom somebody was proposed or in a duo before: those who parted for good, and all."""

    parted: frozenset[UUID]
    together: frozenset[UUID]


def suggestions(line: CandidateLine, today: date, *, is_second: bool = False) -> Suggestions:
    """Who may be proposed to a candidate, in as many statements for two as for two thousand; `is_second`: although they
    are in a duo."""
    candidate = line.candidate
    rule = rule_of(candidate.programme_id, today)
    lines = open_of(candidate.programme_id, NEWCOMER if candidate.role == BUDDY else BUDDY)
    known, past = _free_too(line, profiles([line, *lines], today), is_second), _past_of(candidate.person_id)
    best: list[Suggestion] = []
    others: dict[str, list[CandidateLine]] = {}
    asks: dict[str, list[CandidateLine]] = {}
    for other in lines:
        verdict, found = judged(rule, line, other, known, past)
        for what in verdict.asks:
            asks.setdefault(what, []).append(other)
        if verdict.blocked:
            others.setdefault(verdict.blocked, []).append(other)
        elif verdict.is_good and found.points is not None and found.points < rule.least_points:
            others.setdefault(TOO_FEW, []).append(other)
        elif verdict.is_good:
            best.append(found)
    best.sort(
        key=lambda one: (-(one.points or 0), not one.wish_met, one.line.candidate.waits_since, one.line.candidate.id)
    )
    return Suggestions(best[:MOST], others, asks)


def suggestion_of(
    line: CandidateLine, other: CandidateLine, today: date, *, is_second: bool = False
) -> tuple[Verdict, Suggestion]:
    """How two candidates go together, whatever their points; `is_second`: although the first is in a duo."""
    rule = rule_of(line.candidate.programme_id, today)
    known = _free_too(line, profiles([line, other], today), is_second)
    return judged(rule, line, other, known, _past_of(line.candidate.person_id))


def judged(
    rule: ProgrammeRule, line: CandidateLine, other: CandidateLine, known: dict[UUID, Profile], past: _Past
) -> tuple[Verdict, Suggestion]:
    """How two candidates go together, by the rules of the programme."""
    own, theirs = known[line.candidate.id], known[other.candidate.id]
    buddy, newcomer = (own, theirs) if line.candidate.role == BUDDY else (theirs, own)
    verdict = rules.conditions.judge(rule.hard, buddy, newcomer, past.parted)
    reasons = rules.points.reasons(rule.weights, own, theirs)
    return verdict, Suggestion(
        other,
        rules.points.total(reasons) if rule.weights else None,
        reasons,
        rules.conditions.common_languages(own, theirs),
        rules.conditions.is_wish_met(own, theirs) or rules.conditions.is_wish_met(theirs, own),
        other.candidate.person_id in past.together,
    )


def _free_too(line: CandidateLine, known: dict[UUID, Profile], is_second: bool) -> dict[UUID, Profile]:
    """The same, in which this candidate may be proposed although they are in a duo."""
    key = line.candidate.id
    return known | {key: replace(known[key], is_free=True)} if is_second else known


def _past_of(person_id: UUID) -> _Past:
    return pasts_of([person_id])[person_id]


def pasts_of(person_ids: Collection[UUID]) -> dict[UUID, _Past]:
    """With whom some people were proposed or in a duo before, by key."""
    own, other = aliased(MatchMember), aliased(MatchMember)
    rows = db.session.execute(
        select(own.person_id, other.person_id, Match.declined_by, Match.reason)
        .join(own, own.match_id == Match.id)
        .join(other, other.match_id == Match.id)
        .where(own.person_id.in_(person_ids), own.stands, other.stands, other.role != own.role, Match.stands)
    ).all()
    parted: dict[UUID, set[UUID]] = {key: set() for key in person_ids}
    together: dict[UUID, set[UUID]] = {key: set() for key in person_ids}
    for key, with_whom, declined_by, reason in rows:
        together[key].add(with_whom)
        if declined_by in (BUDDY, NEWCOMER) or reason == "no_click":
            parted[key].add(with_whom)
    return {key: _Past(frozenset(parted[key]), frozenset(together[key])) for key in together}
