"""Finding people for all rooms: one function for a user, one for what a room may see by itself.

A room says what else its people are found by (a plate, a ticket number), and where it saw them last.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select

from amal_field.db import db
from amal_field.people.models import Household, HouseholdMember, Person
from amal_field.people.queries import people as people_queries
from amal_field.people.search import candidates, fuzzy, housemates, ranking
from amal_field.people.search.candidates import Sight
from amal_field.people.search.index_lookups import IndexLookup
from amal_field.people.search.query import Query, read_query
from amal_field.people.search.ranking import MOST_FOUND, Candidate, Hit
from amal_field.permissions import Permission

WAYS_OF_FINDING: dict[str, Sequence[tuple[Permission, str, Callable[[str], Select | None]]]] = {}
"""Room → permissions, each with a reason, and what makes of the text a select of the person ids that it leads to, or
None."""
LAST_SEEN: dict[str, Sequence[tuple[Permission, Callable[[Sequence[UUID]], Mapping[UUID, "Seen"]]]]] = {}
"""Room → permissions, each with where the room saw these persons last."""
MOST_IN_SMALL_SIGHT = 2_000
MOST_WITH_HOUSEMATES = 60
"""Of how many it is asked with whom they live."""


@dataclass(frozen=True, order=True)
class Seen:
    """Where somebody was last: the day (the last one there, today for who is there still) and the place in words."""

    on: date
    where: Any = field(compare=False)


@dataclass
class SearchResult:
    """A person as the results show her."""

    person: Candidate
    reasons: list[str]
    households: dict[UUID, str] = field(default_factory=dict)
    seen: Seen | None = None


def people_for(user, text: str | None) -> list[SearchResult]:
    """At most ten persons in this user's sight, the likeliest first, each with the reasons.

    Who may not see people's data finds first names alone, of those whom her own work brings into her sight.
    """
    query = read_query(text)
    if not user.may(Permission.PEOPLE_SEE):
        return [SearchResult(hit.person, hit.reasons) for hit in _first_names(user, query)]
    ways = [
        IndexLookup(ids, reason)
        for permission, reason, make in chain.from_iterable(WAYS_OF_FINDING.values())
        if user.may(permission) and query.text and (ids := make(query.text)) is not None
    ]
    hits = hits_for(query, lambda person_id: people_queries.person_in_sight(user, person_id), ways)
    return dressed(user, hits)


def hits_for(
    query: Query, sight: Sight, ways: Iterable[IndexLookup] = (), *, most: int = MOST_FOUND, near: bool = True
) -> list[Hit]:
    """The likeliest persons in a sight, each way asked only where those before it found nobody for sure.

    `near`: where few fit, also who shares only a rare name of those asked for.
    """
    ways = list(ways)
    if query.is_empty and not ways:
        return []
    hits = [ranking.score(query, key) for key in candidates.by_keys(query, sight, ways)]
    best = ranking.best_of(hits, most=most)
    if not (query.words or query.digits) or ranking.is_sure(best):
        return best
    for step in _steps(query, near=near):
        for way in step:
            hits += [ranking.score(query, one) for one in way(query, hits, sight)]
        best = ranking.best_of(hits, most=most)
        if best and best[0].score >= ranking.FITS:
            break
    return best


def _steps(query: Query, *, near: bool) -> list[list[Callable[[Query, Sequence[Hit], Sight], list[Candidate]]]]:
    """How to look for who is not found for sure, until somebody fits; of three names one may be a housemate's."""
    if len(query.names) > 2:
        return [[_typos, _housemates], [_trigrams, _housemates], [_namesakes] if near else []]
    more = [[_namesakes] if near else [], [_housemates]] if len(query.names) > 1 else []
    return [[_typos], [_trigrams], *more]


def _typos(query: Query, hits: Sequence[Hit], sight: Sight) -> list[Candidate]:
    return fuzzy.by_typo_keys(query, sight)


def _trigrams(query: Query, hits: Sequence[Hit], sight: Sight) -> list[Candidate]:
    return fuzzy.by_trigrams(query, sight)


def _namesakes(query: Query, hits: Sequence[Hit], sight: Sight) -> list[Candidate]:
    return candidates.by_one_name(query, sight)


def _housemates(query: Query, hits: Sequence[Hit], sight: Sight) -> list[Candidate]:
    likely = sorted(hits, key=lambda hit: -hit.score)[:MOST_WITH_HOUSEMATES]
    candidates_left = [hit.person for hit in likely if not hit.person.housemates]
    return housemates.add(candidates_left, sight) if candidates_left else []


def anybody(person_id: ColumnElement) -> ColumnElement[bool]:
    """The sight of who may see everybody."""
    return people_queries.is_known(person_id)


def _first_names(user, query: Query) -> list[Hit]:
    """Everybody in a small sight is compared, no index walked: nothing tells of a name outside it."""
    if not query.words:
        return []
    ids = people_queries.person_ids_in_sight(user)
    if ids is None:
        return []
    rows = db.session.execute(
        select(Person.id, Person.given_name, Person.nickname)
        .where(Person.id.in_(ids), ~Person.is_duplicate)
        .limit(MOST_IN_SMALL_SIGHT)
    )
    candidates_left = [Candidate(key, given_name=given_name, nickname=nickname) for key, given_name, nickname in rows]
    named = Query(words=query.words)
    return ranking.ranked(named, candidates_left)


def last_seen(person_ids: Sequence[UUID]) -> dict[UUID, Seen]:
    """Where any room saw these persons last, for a room that must reach them or let go of what it keeps of them."""
    latest: dict[UUID, Seen] = {}
    for _permission, places in chain.from_iterable(LAST_SEEN.values()):
        for person_id, seen in places(person_ids).items():
            latest[person_id] = max(latest.get(person_id, seen), seen)
    return latest


def dressed(user, hits: Sequence[Hit]) -> list[SearchResult]:
    """Add the households and where they were seen last, in a statement each."""
    results = {hit.person.id: SearchResult(hit.person, hit.reasons) for hit in hits}
    if not results:
        return []
    ids = list(results)
    for person_id, household_id, name in db.session.execute(
        select(HouseholdMember.person_id, Household.id, Household.name)
        .join(Household, Household.id == HouseholdMember.household_id)
        .where(HouseholdMember.person_id.in_(ids), HouseholdMember.is_present)
        .where(people_queries.household_in_sight(user, Household.id))
        .order_by(HouseholdMember.id)
    ):
        results[person_id].households[household_id] = name
    for permission, places in chain.from_iterable(LAST_SEEN.values()):
        if user.may(permission):
            for person_id, seen in places(ids).items():
                one = results[person_id]
                one.seen = max(one.seen, seen) if one.seen else seen
    return list(results.values())
