"""Who goes with a candidate, best first, and why the others do not."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from amal_field.buddies import rules
from amal_field.buddies.models import Match, MatchMember, ProgrammeRule
from amal_field.buddies.queries.candidates import CandidateLine, candidates_by_key, profile_of, profiles
from amal_field.buddies.queries.pool import TOGETHER, pool
from amal_field.buddies.queries.programmes import rule_of
from amal_field.buddies.rules.conditions import Verdict
from amal_field.buddies.rules.points import Reason
from amal_field.buddies.rules.profiles import Profile
from amal_field.buddies.rules.words import BUDDY, NEWCOMER
from amal_field.db import db

MOST, MOST_NAMES, MOST_OF_ONE = 10, 5, 500
"""So many suggestions; so many names of those who do not go with somebody, and of one condition that is opened."""
TOO_FEW, ASK = "points", "ask_"


@dataclass(frozen=True)
class Suggestion:
    """A candidate who goes with another: with how many points (None: the programme gives none), for which reasons, in
    which languages; whether they are whom one of both would rather meet, and were together before."""

    key: UUID
    points: int | None
    reasons: Sequence[Reason]
    languages: Sequence[str]
    wish_met: bool
    together_before: bool


@dataclass(frozen=True)
class Suggestions:
    """The best for one candidate; `others`: by why not, the keys of those who do not go with them, who waits longest
    first; of whom something is to be asked stands under `ASK` and what. `lines`: whose names are shown."""

    best: Sequence[Suggestion]
    others: Mapping[str, Sequence[UUID]]
    lines: Mapping[UUID, CandidateLine]

    def named(self, why: str) -> list[CandidateLine]:
        """The first of those who do not go with them for that."""
        return [self.lines[key] for key in self.others[why] if key in self.lines]


@dataclass(frozen=True)
class Past:
    """With whom somebody was proposed or in a duo before: those who parted for good, and all."""

    parted: frozenset[UUID]
    together: frozenset[UUID]


def suggestions(
    line: CandidateLine,
    today: date,
    *,
    is_second: bool = False,
    opened: str | None = None,
    rule: ProgrammeRule | None = None,
) -> Suggestions:
    """Who may be proposed to a candidate, in as many statements for two as for two thousand. `is_second`: although they
    are in a duo; `opened`: why not, of whom all names are wanted; `rule`: what holds, where that is known."""
    candidate = line.candidate
    rule = rule or rule_of(candidate.programme_id, today)
    role = NEWCOMER if candidate.role == BUDDY else BUDDY
    others, past = pool(candidate.programme_id, [role], today, candidate.person_id)[role], _past_of(candidate.person_id)
    own = replace(profile_of(line, TOGETHER, today), is_free=is_second or line.is_waiting(today))
    good: list[tuple[int, bool, date, UUID, Profile]] = []
    whys: dict[str, list[tuple[date, UUID]]] = defaultdict(list)
    for other in others:
        buddy, newcomer = (own, other) if candidate.role == BUDDY else (other, own)
        verdict = rules.conditions.judge(rule.hard, buddy, newcomer, past.parted)
        points = rules.points.between(rule.weights, own, other) if verdict.is_good else 0
        if verdict.is_good and (points >= rule.least_points or rule.weights is None):
            good.append((-points, not _is_wish_met(own, other), other.waits_since, other.key, other))
        else:
            for why in _whys(verdict):
                whys[why].append((other.waits_since, other.key))
    best = [_suggestion(rule, own, other, past) for *_order, other in sorted(good, key=lambda one: one[:4])[:MOST]]
    known = {why: [key for _since, key in sorted(found)] for why, found in whys.items()}
    named = [key for why, keys in known.items() for key in keys[: MOST_OF_ONE if why == opened else MOST_NAMES]]
    return Suggestions(best, known, candidates_by_key([*(one.key for one in best), *named]))


def suggestion_of(
    line: CandidateLine, other: CandidateLine, today: date, *, is_second: bool = False
) -> tuple[Verdict, Suggestion]:
    """How two candidates go together, whatever their points; `is_second`: although the first is in a duo."""
    known, past = profiles([line, other], today), _past_of(line.candidate.person_id)
    own = known[line.candidate.id]
    own = replace(own, is_free=True) if is_second else own
    rule = rule_of(line.candidate.programme_id, today)
    return judged(rule, own, known[other.candidate.id], past, is_buddy=line.candidate.role == BUDDY)


def judged(
    rule: ProgrammeRule, own: Profile, other: Profile, past: Past, *, is_buddy: bool
) -> tuple[Verdict, Suggestion]:
    """How two candidates go together, by the rules of the programme; `is_buddy`: the first is the buddy."""
    sides = (own, other) if is_buddy else (other, own)
    return rules.conditions.judge(rule.hard, *sides, past.parted), _suggestion(rule, own, other, past)


def pasts_of(person_ids: Collection[UUID]) -> dict[UUID, Past]:
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
    return {key: Past(frozenset(parted[key]), frozenset(together[key])) for key in together}


def _suggestion(rule: ProgrammeRule, own: Profile, other: Profile, past: Past) -> Suggestion:
    reasons = rules.points.reasons(rule.weights, own, other)
    return Suggestion(
        other.key,
        rules.points.total(reasons) if rule.weights else None,
        reasons,
        rules.conditions.common_languages(own, other),
        _is_wish_met(own, other),
        other.person_key in past.together,
    )


def _is_wish_met(own: Profile, other: Profile) -> bool:
    return rules.conditions.is_wish_met(own, other) or rules.conditions.is_wish_met(other, own)


def _whys(verdict: Verdict) -> Sequence[str]:
    """Why two are not suggested to each other."""
    if verdict.blocked:
        return (verdict.blocked,)
    return [f"{ASK}{what}" for what in verdict.asks] or (TOO_FEW,)


def _past_of(person_id: UUID) -> Past:
    return pasts_of([person_id])[person_id]
