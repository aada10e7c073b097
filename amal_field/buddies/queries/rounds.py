"""A round of matching: what it comes to, and the drafts that are kept."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from amal_field.accounts.models import User
from amal_field.attendance.models import Programme
from amal_field.buddies import rules
from amal_field.buddies.models import MatchRound, MatchRoundLine
from amal_field.buddies.queries.assignment import best_pairs
from amal_field.buddies.queries.candidates import WAITING, CandidateLine, candidates_by_key, open_of, profiles
from amal_field.buddies.queries.programmes import rule_of
from amal_field.buddies.queries.proposals import last_proposals
from amal_field.buddies.queries.suggestions import TOO_FEW, Suggestion, judged, pasts_of
from amal_field.buddies.rules.words import BUDDY, NEWCOMER
from amal_field.db import db

MOST = 400
"""Who waits longest, of both sides together; the others wait for the next round."""
MOST_WEEKS = 52
OTHERS_FIRST, NOBODY, SWAPPED, ASK = ("others_first", "nobody", "swapped", "ask_")


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


@dataclass(frozen=True)
class RoundLine:
    """A line of a draft with its people as they are now; `taken`: to whom and by whom one of them was proposed since,
    and who that is."""

    line: MatchRoundLine
    buddy: CandidateLine | None
    newcomer: CandidateLine | None
    gone: CandidateLine | None
    taken: tuple[str, str] | None


@dataclass(frozen=True)
class RoundHead:
    """A draft: of which programme, and who made it."""

    round: MatchRound
    programme: str
    by: str


def draft_of(programme_id: UUID, today: date) -> Draft:
    """Put together who waits for a duo of a programme: computed alone, nothing is stored."""
    rule = rule_of(programme_id, today)
    waiting = [line for role in (BUDDY, NEWCOMER) for line in open_of(programme_id, role) if _waits(line, today)]
    longest = sorted(waiting, key=lambda line: (line.candidate.waits_since, line.candidate.id))[:MOST]
    taking_part = sorted(longest, key=lambda line: line.candidate.id)
    buddies, newcomers = ([one for one in taking_part if one.candidate.role == role] for role in (BUDDY, NEWCOMER))
    known, pasts = profiles(taking_part, today), pasts_of([one.candidate.person_id for one in buddies])
    weeks = {
        one.candidate.id: min(rules.waiting.weeks(one.candidate.waits_since, today), MOST_WEEKS) for one in taking_part
    }
    found: dict[tuple[int, int], Suggestion] = {}
    whys: dict[UUID, Counter[str]] = {one.candidate.id: Counter() for one in taking_part}
    for row, buddy in enumerate(buddies):
        for column, newcomer in enumerate(newcomers):
            verdict, suggestion = judged(rule, buddy, newcomer, known, pasts[buddy.candidate.person_id])
            if verdict.is_good and (suggestion.points or 0) >= (rule.least_points if rule.weights else 0):
                found[row, column] = suggestion
            else:
                why = verdict.blocked or (f"{ASK}{verdict.asks[0]}" if verdict.asks else TOO_FEW)
                for one in (buddy, newcomer):
                    whys[one.candidate.id][why] += 1
    worth = {
        (row, column): (weeks[buddies[row].candidate.id] + weeks[newcomers[column].candidate.id], one.points or 0)
        for (row, column), one in found.items()
    }
    chosen = best_pairs(len(buddies), len(newcomers), worth)
    pairs = [_pair(buddies[row], newcomers[column], found[row, column]) for row, column in chosen]
    placed = {key for pair in pairs for key in (pair.buddy_id, pair.newcomer_id)}
    fit = {buddies[row].candidate.id for row, _ in found} | {newcomers[column].candidate.id for _, column in found}
    left = [
        LeftOver(key, one.candidate.role, OTHERS_FIRST if key in fit else _commonest(whys[key]))
        for one in longest
        if (key := one.candidate.id) not in placed
    ]
    pairs.sort(key=lambda pair: (-(pair.points or 0), pair.buddy_id))
    return Draft(programme_id, pairs, left, len(waiting))


def last_round(programme: str) -> RoundHead | None:
    """The draft of a programme that was made last."""
    wanted = _rounds().where(Programme.code == programme)
    row = db.session.execute(wanted.order_by(MatchRound.recorded_at.desc(), MatchRound.id.desc()).limit(1)).first()
    return RoundHead(*row) if row else None


def round_for(round_id: UUID, *, locked: bool) -> RoundHead | None:
    """One draft; `locked`: once its other writers have ended."""
    wanted = _rounds().where(MatchRound.id == round_id)
    row = db.session.execute(wanted.with_for_update(of=MatchRound) if locked else wanted).first()
    return RoundHead(*row) if row else None


def lines_of(made: MatchRound, today: date) -> list[RoundLine]:
    """The lines of a draft with their people as they are now."""
    people = candidates_by_key([key for line in made.lines for key in (line.buddy_id, line.newcomer_id) if key])
    gone = {}
    for line in made.lines:
        if line.is_pair and line.match_id is None:
            both = [people.get(line.newcomer_id), people.get(line.buddy_id)]
            gone[line.id] = next((one for one in both if one and not _waits(one, today)), None)
    taken = last_proposals([one.candidate.person_id for one in gone.values() if one], made.programme_id)
    return [
        RoundLine(
            line,
            people.get(line.buddy_id),
            people.get(line.newcomer_id),
            one := gone.get(line.id),
            taken.get(one.candidate.person_id) if one else None,
        )
        for line in made.lines
    ]


def reasons_of(suggestion: Suggestion) -> list[dict[str, Any]]:
    """The reasons of a suggestion as they are kept: the languages first."""
    known = [one for one in suggestion.reasons if not one.is_unknown]
    told = [{"part": one.part, "points": one.points, "shared": list(one.shared)} for one in known]
    return [{"part": "languages", "points": 0, "shared": list(suggestion.languages)}, *told]


def _rounds() -> Select[tuple[MatchRound, str, str]]:
    return (
        select(MatchRound, Programme.code, User.name)
        .join(Programme, Programme.id == MatchRound.programme_id)
        .join(User, User.id == MatchRound.recorded_by_id)
        .where(MatchRound.stands)
        .options(selectinload(MatchRound.lines))
    )


def _pair(buddy: CandidateLine, newcomer: CandidateLine, suggestion: Suggestion) -> Pair:
    return Pair(buddy.candidate.id, newcomer.candidate.id, suggestion.points, reasons_of(suggestion))


def _waits(line: CandidateLine, today: date) -> bool:
    return line.state(today) == WAITING


def _commonest(whys: Counter[str]) -> str:
    """Why most of the others do not go with somebody; of two alike the first by name."""
    return min(whys, key=lambda why: (-whys[why], why)) if whys else NOBODY
