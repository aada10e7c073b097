"""Before somebody new is saved: who may be the same human being already, what was decided, and how it is remembered."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import inf
from uuid import UUID

from sqlalchemy import select

from amal_field import audit
from amal_field.db import db
from amal_field.people.duplicates.comparison import LIKELY, Described, resemblance
from amal_field.people.models import Household, HouseholdMember, KnownDifferent, Person
from amal_field.people.queries import people as people_queries
from amal_field.people.rules import Newcomer, phone_key
from amal_field.people.search import candidates, finding
from amal_field.people.search.finding import SearchResult
from amal_field.people.search.query import Query, words_of
from amal_field.people.search.ranking import Candidate, Hit
from amal_field.stamp import Stamp, stamped

Doubles = Mapping[int, Sequence[SearchResult]]
"""Place of a newcomer → who may be the same human being."""
MOST_SHOWN = 3
"""How many doubles of one newcomer are shown."""


def doubles_of(user, newcomers: Sequence[Newcomer], *, phone: str | None = None) -> dict[int, list[SearchResult]]:
    """For each newcomer, by place, who in this user's sight is likely the same human being, the likeliest first.

    In as many statements for one newcomer as for ten. `phone`: of the first newcomer.
    """
    key = phone_key(phone)
    found = candidates.by_exact_keys(
        [_query(one, key if place == 0 else None) for place, one in enumerate(newcomers)],
        lambda person_id: people_queries.person_in_sight(user, person_id),
    )
    hits: dict[int, list[Hit]] = {}
    for place, newcomer in enumerate(newcomers):
        new = Described(
            "new", newcomer.given_name, newcomer.family_name, birth=newcomer.birth, phone=None if place else key
        )
        best = likeliest(found, lambda one, new=new: (new, described(one.found_as or one), 0.0), most=MOST_SHOWN)
        if best:
            hits[place] = best
    shown = {one.person.id: one for one in finding.dressed(user, [hit for some in hits.values() for hit in some])}
    return {
        place: [
            SearchResult(hit.person, hit.reasons, shown[hit.person.id].households, shown[hit.person.id].seen)
            for hit in some
        ]
        for place, some in hits.items()
    }


def likeliest(
    found: Iterable[Candidate], pair: Callable[[Candidate], tuple[Described, Described, float]], *, most: int
) -> list[Hit]:
    """Those of the candidates who are likely the same human being, the likeliest first. `pair`: makes of a candidate
    the newcomer and her as they are compared, and how near she is."""
    told = {}
    for candidate in found:
        new, known, nearness = pair(candidate)
        alike = resemblance(new, known, nearness=nearness)
        if alike.likelihood >= LIKELY and alike.weight > told.get(candidate.id, (-inf, None))[0]:
            told[candidate.id] = alike.weight, Hit(candidate, alike.likelihood, list(alike.reasons))
    return [hit for _, hit in sorted(told.values(), key=lambda one: (-one[0], one[1].person.id))[:most]]


def described(candidate: Candidate) -> Described:
    """A candidate as she is compared."""
    return Described(
        candidate.id,
        candidate.given_name,
        candidate.family_name,
        candidate.native_name,
        candidate.nickname,
        candidate.patronymic,
        candidate.birth,
        candidate.phone_key,
    )


def undecided(doubles: Doubles, same: Mapping[int, UUID], different: Iterable[UUID]) -> dict[int, list[SearchResult]]:
    """The doubles of whom nobody has said yet whether they are the newcomer; none of a newcomer who is somebody."""
    told = set(different)
    left = {
        place: [one for one in some if one.person.id not in told]
        for place, some in doubles.items()
        if same.get(place) not in {one.person.id for one in some}
    }
    return {place: some for place, some in left.items() if some}


def people_meant(doubles: Doubles, same: Mapping[int, UUID]) -> dict[int, Person]:
    """The persons whom newcomers turned out to be, by place; only who was offered can be meant."""
    offered = {
        place: same[place]
        for place, some in doubles.items()
        if place in same and same[place] in {one.person.id for one in some}
    }
    if not offered:
        return {}
    persons = {one.id: one for one in db.session.scalars(select(Person).where(Person.id.in_(offered.values())))}
    return {place: persons[key] for place, key in offered.items() if key in persons}


def remember_different(persons: Mapping[int, Person], doubles: Doubles, *, stamp: Stamp) -> None:
    """Keep that persons who have just been registered, by place, are not their doubles."""
    for place, person in persons.items():
        for one in doubles.get(place, ()):
            first, second = sorted((person.id, one.person.id))
            db.session.add(KnownDifferent(person_a_id=first, person_b_id=second, **stamped(stamp)))
            audit.record("people:person:tell_apart", person, stamp, other=one.person.name)


def meant_or_registered(
    doubles: Doubles, same: Mapping[int, UUID], register: Callable[[], Person], *, stamp: Stamp
) -> Person:
    """The only newcomer: the person whom she turned out to be, else whom `register` makes, who is not her doubles."""
    meant = people_meant(doubles, same)
    if meant:
        return meant[0]
    person = register()
    remember_different({0: person}, doubles, stamp=stamp)
    return person


def household_of(persons: Sequence[Person], *, stamp: Stamp) -> Household:
    """The household in which one of these persons lives; where none of them has one, a new one of them all."""
    found = db.session.scalars(
        select(Household)
        .join(HouseholdMember, HouseholdMember.household_id == Household.id)
        .where(HouseholdMember.person_id.in_([person.id for person in persons]), HouseholdMember.is_present)
        .order_by(HouseholdMember.position, HouseholdMember.id)
    ).first()
    if found is not None:
        return found
    made = Household(name=persons[0].family_name or persons[0].given_name or "", **stamped(stamp))
    for place, person in enumerate(persons):
        relation = None if place else "holder"
        made.members.append(HouseholdMember(person=person, relation=relation, position=place, **stamped(stamp)))
        audit.record("people:member:join", made, stamp, person=person.name)
    db.session.add(made)
    db.session.flush()
    audit.record("people:household:register", made, stamp)
    return made


def _query(newcomer: Newcomer, phone: str | None) -> Query:
    birth = newcomer.birth
    return Query(
        words=words_of(newcomer.given_name, newcomer.family_name),
        births=(birth.on,) if birth and birth.precision == "day" else (),
        years=(birth.on.year,) if birth else (),
        phones=(phone,) if phone else (),
    )
