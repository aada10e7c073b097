"""The list of likely duplicates: pairs of persons who may be one human being, looked for when a person changes.

`look_again` compares whoever has changed since, some at a time, with those who share a key with her, and keeps what
it finds in `likely_pairs`; `likely_pairs` reads that. Nothing merges by itself.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, func, insert, or_, select, update
from sqlalchemy.orm import aliased

from amal_field.db import db
from amal_field.people import rules
from amal_field.people.duplicates import blocking
from amal_field.people.duplicates.comparison import (
    LISTED,
    Described,
    Resemblance,
    likelihood_code,
    may_be_chance,
    resemblance,
)
from amal_field.people.models import HouseholdMember, KnownDifferent, LikelyPair, Person, SearchText
from amal_field.people.queries.people import is_known
from amal_field.people.search import index

NOWHERE: Mapping[UUID, str | None] = MappingProxyType({})
TELLING = ("holder", "partner", "child", "parent")
"""The relations of which two in one household are two people."""
CHUNK = 500
"""How many persons are compared with theirs at a time."""


@dataclass(frozen=True)
class Likely:
    """A pair of the list: the two persons, how likely they are one (0 to 1), and why (codes of `messages.REASONS`)."""

    one: Person
    other: Person
    likelihood: float
    reasons: Sequence[str]

    @property
    def code(self) -> str:
        """How likely, as a code of `messages.LIKELIHOODS`."""
        return likelihood_code(self.likelihood)


@dataclass(frozen=True)
class Pair:
    """The keys of two persons in the order in which a pair is stored, with their resemblance."""

    one: UUID
    other: UUID
    resemblance: Resemblance


def likely_pairs(limit: int, *, skip: int = 0) -> list[Likely]:
    """The likeliest pairs, the likeliest first, in one statement; those who were merged since, or told apart, left
    out."""
    one, other = aliased(Person), aliased(Person)
    rows = db.session.execute(
        _undecided(select(one, other, LikelyPair.likelihood, LikelyPair.reasons), one, other)
        .order_by(LikelyPair.likelihood.desc(), LikelyPair.person_a_id, LikelyPair.person_b_id)
        .offset(skip)
        .limit(limit)
    )
    return [Likely(*row) for row in rows]


def how_many() -> int:
    """How many likely pairs nobody has decided about."""
    one, other = aliased(Person), aliased(Person)
    return db.session.scalar(_undecided(select(func.count()).select_from(LikelyPair), one, other))


def undecided_pairs() -> Select[tuple[UUID, UUID]]:
    """The keys of both persons of each likely pair that nobody has decided about."""
    one, other = aliased(Person), aliased(Person)
    return _undecided(select(LikelyPair.person_a_id, LikelyPair.person_b_id), one, other)


def _undecided(wanted: Select, one: Any, other: Any) -> Select:
    apart = (
        select(KnownDifferent.person_a_id)
        .where(
            KnownDifferent.person_a_id == LikelyPair.person_a_id, KnownDifferent.person_b_id == LikelyPair.person_b_id
        )
        .exists()
    )
    return (
        wanted.join(one, one.id == LikelyPair.person_a_id)
        .join(other, other.id == LikelyPair.person_b_id)
        .where(~one.is_duplicate, ~other.is_duplicate, ~apart, is_known(one.id), is_known(other.id))
    )


def ordered(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    """The keys of two persons as a pair is stored."""
    return (one, other) if one < other else (other, one)


def waiting() -> int:
    """How many persons have changed since they were compared last."""
    return db.session.scalar(select(func.count()).where(SearchText.compared_at.is_(None)))


def look_again(at: datetime, *, most: int = CHUNK) -> int:
    """Compare at most so many of those who have changed; how many it were. Not in step with the screens: a command."""
    ids = list(db.session.scalars(select(SearchText.person_id).where(SearchText.compared_at.is_(None)).limit(most)))
    for start in range(0, len(ids), CHUNK):
        _compare(ids[start : start + CHUNK], at)
    return len(ids)


def _compare(ids: list[UUID], at: datetime) -> None:
    candidates, bearers = blocking.candidates(ids)
    wait = _due({*chain.from_iterable(candidates.values())} - {*ids})
    candidates = {one: others - wait for one, others in candidates.items()}
    known = described({*ids, *chain.from_iterable(candidates.values())})
    expected = blocking.Namesakes()
    resembling: dict[tuple[UUID, UUID], Pair] = {}
    for one, others in candidates.items():
        for other in others:
            pair = ordered(one, other)
            if pair not in resembling and one in known and other in known:
                bearers_of_both = blocking.namesakes(known[one], known[other], bearers)
                resembling[pair] = Pair(*pair, _resemblance(known[one], known[other], bearers_of_both, expected))
    likely = [pair for pair in resembling.values() if pair.resemblance.likelihood >= LISTED]
    own = or_(LikelyPair.person_a_id.in_(ids), LikelyPair.person_b_id.in_(ids))
    db.session.execute(delete(LikelyPair).where(own), execution_options={"synchronize_session": False})
    if likely:
        db.session.execute(insert(LikelyPair), [_row(pair) for pair in likely])
    db.session.execute(
        update(SearchText).where(SearchText.person_id.in_(ids)).values(compared_at=at),
        execution_options={"synchronize_session": False},
    )


def _due(ids: Collection[UUID]) -> set[UUID]:
    """Those of these persons who are still to be compared: each pair is looked at once, when the later one is."""
    keys, due = list(ids), set()
    for start in range(0, len(keys), index.CHUNK):
        part = SearchText.person_id.in_(keys[start : start + index.CHUNK])
        due.update(db.session.scalars(select(SearchText.person_id).where(part, SearchText.compared_at.is_(None))))
    return due


def _resemblance(one: Described, other: Described, namesakes: int, expected: blocking.Namesakes) -> Resemblance:
    """How alike two rows are; how many may be so by chance is counted only where that may decide."""
    alike = resemblance(one, other, namesakes=namesakes)
    if alike.likelihood < LISTED or not may_be_chance(alike.reasons):
        return alike
    return resemblance(one, other, namesakes=namesakes, expected=expected.expected(one, other))


def _row(pair: Pair) -> dict:
    resembling = pair.resemblance
    return {
        "person_a_id": pair.one,
        "person_b_id": pair.other,
        "likelihood": round(resembling.likelihood, 4),
        "reasons": list(resembling.reasons),
    }


def described(ids: Collection[UUID]) -> dict[UUID, Described]:
    """What is known of these persons, as far as they are compared by it; duplicates that are known as such left out."""
    bearers_of_both = list(ids)
    homes: dict[UUID, dict[UUID, str | None]] = defaultdict(dict)
    known: dict[UUID, Described] = {}
    for start in range(0, len(bearers_of_both), index.CHUNK):
        part = bearers_of_both[start : start + index.CHUNK]
        columns = (HouseholdMember.person_id, HouseholdMember.household_id, HouseholdMember.relation)
        for person_id, *home in db.session.execute(select(*columns).where(HouseholdMember.person_id.in_(part))):
            homes[person_id] |= [tuple(home)]
        for person in db.session.scalars(select(Person).where(Person.id.in_(part), ~Person.is_duplicate)):
            known[person.id] = describe(person, homes[person.id])
    return known


def describe(person: Person, homes: Mapping[UUID, str | None] = NOWHERE) -> Described:
    """A person as she is compared. `homes`: household → relation to its holder."""
    return Described(
        id=person.id,
        given_name=person.given_name,
        family_name=person.family_name,
        native_name=person.native_name,
        nickname=person.nickname,
        patronymic=person.patronymic,
        birth=person.birth,
        phones=tuple(rules.phone_keys(person.phone)),
        dossier=person.dossier_key,
        languages=tuple(person.languages),
        households=frozenset(homes),
        sex=person.sex,
        relations=frozenset((home, relation) for home, relation in homes.items() if relation in TELLING),
    )
