"""Who goes with a candidate, best first, and why the others do not."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased

from amal_field.buddies import rules
from amal_field.buddies.models import Match, MatchMember, ProgrammeRule
from amal_field.buddies.queries.candidates import CandidateLine, profile_of, profiles
from amal_field.buddies.queries.names import Named
from amal_field.buddies.queries.pool import TOGETHER, Beside, blocked, fitting, names
from amal_field.buddies.rules.conditions import COMMON_LANGUAGE, Verdict
from amal_field.buddies.rules.points import Reason
from amal_field.buddies.rules.profiles import Profile
from amal_field.buddies.rules.words import BUDDY, NEWCOMER
from amal_field.db import db

MOST, MOST_OF_ONE = 10, 500
"""So many suggestions; so many names of those who do not go with somebody for the reason that is opened."""
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
    """The best for one candidate; `others`: how many do not go with them, by why not; of whom something is to be asked
    stands under `ASK` and what. `names`: of the best, and of those whom `opened` asked for, who waits longest first."""

    best: Sequence[Suggestion]
    others: Mapping[str, int]
    names: Mapping[UUID, Named]

    @property
    def opened(self) -> Sequence[UUID]:
        """The keys of the first of those who do not go with them for the reason that was asked for."""
        best = {one.key for one in self.best}
        return [key for key in self.names if key not in best]


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
) -> Suggestions:
    """Who may be proposed to a candidate, in as many statements for two as for two thousand. `is_second`: although they
    are in a duo; `opened`: why not, of whom all names are wanted."""
    candidate, rule = line.candidate, line.rule
    hard, weights, least = rule.hard, rule.weights, rule.least_points
    own = profile_of(line, TOGETHER, today)._replace(is_free=is_second or line.is_waiting(today))
    languages = own.spoken if COMMON_LANGUAGE in hard else None
    role, is_buddy = (NEWCOMER, True) if candidate.role == BUDDY else (BUDDY, False)
    beside = Beside(candidate.person_id, candidate.programme_id, role, languages, today)
    past, parts = _past_of(candidate.person_id), rules.points.parts_of(weights)
    good: list[tuple[int, bool, date, UUID, Profile]] = []
    whys: dict[str, list[tuple[date, UUID]]] = defaultdict(list)
    others = fitting(beside)
    for other in others:
        buddy, newcomer = (own, other) if is_buddy else (other, own)
        verdict = rules.conditions.judge(hard, buddy, newcomer, past.parted)
        points = rules.points.between(parts, own, other) if verdict.is_good else 0
        if verdict.is_good and (points >= least or weights is None):
            good.append((-points, not _is_wish_met(own, other), other.waits_since, other.key, other))
        else:
            for why in _whys(verdict):
                whys[why].append((other.waits_since, other.key))
    best = [_suggestion(rule, own, other, past) for *_order, other in nsmallest(MOST, good)]
    shown = [key for _since, key in nsmallest(MOST_OF_ONE, whys.get(opened, ()))]
    why_not = blocked(beside, len(others)) | {why: len(found) for why, found in whys.items()}
    return Suggestions(best, why_not, names(beside, [*(one.key for one in best), *shown], opened, MOST_OF_ONE))


def suggestion_of(
    line: CandidateLine, other: CandidateLine, today: date, *, is_second: bool = False
) -> tuple[Verdict, Suggestion]:
    """How two candidates go together, whatever their points; `is_second`: although the first is in a duo."""
    known, past = profiles([line, other], today), _past_of(line.candidate.person_id)
    own = known[line.candidate.id]
    own = own._replace(is_free=True) if is_second else own
    return judged(line.rule, own, known[other.candidate.id], past, is_buddy=line.candidate.role == BUDDY)


def judged(
    rule: ProgrammeRule, own: Profile, other: Profile, past: Past, *, is_buddy: bool
) -> tuple[Verdict, Suggestion]:
    """How two candidates go together, by the rules of the programme; `is_buddy`: the first is the buddy."""
    sides = (own, other) if is_buddy else (other, own)
    return rules.conditions.judge(rule.hard, *sides, past.parted), _suggestion(rule, own, other, past)


OWN, OTHER = aliased(MatchMember), aliased(MatchMember)
PASTS = (
    select(OWN.person_id, OTHER.person_id, Match.declined_by, Match.reason)
    .join(OWN, OWN.match_id == Match.id)
    .join(OTHER, OTHER.match_id == Match.id)
    .where(
        OWN.person_id.in_(bindparam("people", expanding=True)),
        OWN.stands,
        OTHER.stands,
        OTHER.role != OWN.role,
        Match.stands,
    )
)


def pasts_of(person_ids: Collection[UUID]) -> dict[UUID, Past]:
    """With whom some people were proposed or in a duo before, by key."""
    rows = db.session.execute(PASTS, {"people": list(person_ids)}).all()
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
