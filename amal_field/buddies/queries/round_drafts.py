"""What a round of matching comes to: who waits is put together so that the whole is best, and nothing is stored."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from amal_field.buddies import rules
from amal_field.buddies.models import ProgrammeRule
from amal_field.buddies.queries.assignment import best_pairs
from amal_field.buddies.queries.candidates import homes
from amal_field.buddies.queries.pool import pool
from amal_field.buddies.queries.programmes import rule_of
from amal_field.buddies.queries.suggestions import ASK, TOO_FEW, Past, Suggestion, judged, pasts_of
from amal_field.buddies.rules.profiles import Profile
from amal_field.buddies.rules.words import BUDDY, NEWCOMER

MOST = 400
"""Who waits longest, of both sides together; the others wait for the next round."""
MOST_WEEKS = 52
OTHERS_FIRST, NOBODY, SWAPPED = ("others_first", "nobody", "swapped")


@dataclass(frozen=True)
class Pair:
    """Two who go together, by the keys of their candidacies, and why."""

    buddy_id: UUID
    newcomer_id: UUID
    points: int | None
    reasons: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class LeftOver:
    """Somebody for whom the round has nobody, and why, by code."""

    candidate_id: UUID
    role: str
    why: str


@dataclass(frozen=True)
class Draft:
    """What a round comes to: who goes together, best first, who is left over, and how many waited."""

    programme_id: UUID
    pairs: Sequence[Pair]
    left_over: Sequence[LeftOver]
    waiting: int


def draft_of(programme_id: UUID, today: date) -> Draft:
    """Put together who waits for a duo of a programme: computed alone, nothing is stored."""
    rule, everybody = rule_of(programme_id, today), pool(programme_id, today)
    role_of = {one.key: role for role, side in everybody.items() for one in side}
    waiting = [one for side in everybody.values() for one in side]
    longest = sorted(waiting, key=lambda one: (one.waits_since, one.key))[:MOST]
    lives_in = homes({one.person_key for one in longest})
    taking_part = [one._replace(homes=frozenset(lives_in[one.person_key])) for one in longest]
    sides = [
        sorted((one for one in taking_part if role_of[one.key] == role), key=lambda one: one.key)
        for role in (BUDDY, NEWCOMER)
    ]
    pasts = pasts_of([one.person_key for one in sides[0]])
    found, whys = _judged(rule, *sides, [pasts[one.person_key].parted for one in sides[0]])
    weeks = [[min(rules.waiting.weeks(one.waits_since, today), MOST_WEEKS) for one in side] for side in sides]
    worth = {(row, column): (weeks[0][row] + weeks[1][column], points) for (row, column), points in found.items()}
    pairs = [
        _pair(rule, sides[0][row], sides[1][column], pasts[sides[0][row].person_key])
        for row, column in best_pairs(len(sides[0]), len(sides[1]), worth)
    ]
    placed = {key for pair in pairs for key in (pair.buddy_id, pair.newcomer_id)}
    fit = {sides[0][row].key for row, _column in found} | {sides[1][column].key for _row, column in found}
    left = [
        LeftOver(one.key, role_of[one.key], OTHERS_FIRST if one.key in fit else _commonest(whys[one.key]))
        for one in longest
        if one.key not in placed
    ]
    pairs.sort(key=lambda pair: (-(pair.points or 0), pair.buddy_id))
    return Draft(programme_id, pairs, left, len(waiting))


def reasons_of(suggestion: Suggestion) -> list[dict[str, Any]]:
    """The reasons of a suggestion as they are kept: the languages first."""
    known = [one for one in suggestion.reasons if not one.is_unknown]
    told = [{"part": one.part, "points": one.points, "shared": list(one.shared)} for one in known]
    return [{"part": "languages", "points": 0, "shared": list(suggestion.languages)}, *told]


def _judged(
    rule: ProgrammeRule, buddies: Sequence[Profile], newcomers: Sequence[Profile], parted: Sequence[Collection[UUID]]
) -> tuple[dict[tuple[int, int], int], dict[UUID, Counter[str]]]:
    """The points of each two who may be proposed, by their places; and by key why somebody goes with no other."""
    hard, weights = rule.hard, rule.weights
    parts, least = rules.points.parts_of(weights), rule.least_points if weights else 0
    found: dict[tuple[int, int], int] = {}
    whys: dict[UUID, Counter[str]] = {one.key: Counter() for one in (*buddies, *newcomers)}
    for row, buddy in enumerate(buddies):
        for column, newcomer in enumerate(newcomers):
            verdict = rules.conditions.judge(hard, buddy, newcomer, parted[row])
            points = rules.points.between(parts, buddy, newcomer) if verdict.is_good else 0
            if verdict.is_good and points >= least:
                found[row, column] = points
            else:
                why = verdict.blocked or (f"{ASK}{verdict.asks[0]}" if verdict.asks else TOO_FEW)
                whys[buddy.key][why] += 1
                whys[newcomer.key][why] += 1
    return found, whys


def _pair(rule: ProgrammeRule, buddy: Profile, newcomer: Profile, past: Past) -> Pair:
    _verdict, suggestion = judged(rule, buddy, newcomer, past, is_buddy=True)
    return Pair(buddy.key, newcomer.key, suggestion.points, reasons_of(suggestion))


def _commonest(whys: Counter[str]) -> str:
    """Why most of the others do not go with somebody; of two alike the first by name."""
    return min(whys, key=lambda why: (-whys[why], why)) if whys else NOBODY
