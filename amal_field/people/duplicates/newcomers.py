"""Before somebody new is saved: who may be the same human being already, and what was decided of them."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from math import inf
from uuid import UUID

from amal_field.people.duplicates.comparison import LIKELY, Described, resemblance
from amal_field.people.queries import people as people_queries
from amal_field.people.rules import Newcomer, phone_keys
from amal_field.people.search import candidates, finding
from amal_field.people.search.finding import SearchResult
from amal_field.people.search.query import Query, words_of
from amal_field.people.search.ranking import Candidate, Hit

Doubles = Mapping[int, Sequence[SearchResult]]
"""Place of a newcomer → who may be the same human being."""
MOST_SHOWN = 3
"""How many doubles of one newcomer are shown."""


def doubles_of(
    user, newcomers: Sequence[Newcomer], *, phone: str | None = None, different: Collection[UUID] = ()
) -> dict[int, list[SearchResult]]:
    """For each newcomer, by place, who in this user's sight is likely the same human being, the likeliest first.

    In as many statements for one newcomer as for ten. `phone`: of the first newcomer. `different`: of whom it was said
    already that they are not, and where they live and were seen need not be shown.
    """
    keys = tuple(phone_keys(phone))
    candidates_found = candidates.by_exact_keys(
        [_query(one, keys if place == 0 else ()) for place, one in enumerate(newcomers)],
        lambda person_id: people_queries.person_in_sight(user, person_id),
    )
    hits: dict[int, list[Hit]] = {}
    for place, newcomer in enumerate(newcomers):
        new = Described(
            "new",
            newcomer.given_name,
            newcomer.family_name,
            newcomer.native_name,
            patronymic=newcomer.patronymic,
            birth=newcomer.birth,
            phones=() if place else keys,
        )
        best = likeliest(
            candidates_found, lambda one, new=new: (new, described(one.found_as or one), 0.0), most=MOST_SHOWN
        )
        if best:
            hits[place] = best
    shown = [hit for hits_there in hits.values() for hit in hits_there if hit.person.id not in different]
    dressed = {one.person.id: one for one in finding.dressed(user, shown)}
    return {place: [_as_shown(hit, dressed.get(hit.person.id)) for hit in found] for place, found in hits.items()}


def _as_shown(hit: Hit, dressed: SearchResult | None) -> SearchResult:
    """The hit with its own reasons: somebody may be like two newcomers."""
    more = (dressed.households, dressed.seen) if dressed else ()
    return SearchResult(hit.person, hit.reasons, *more)


def likeliest(
    candidates_found: Iterable[Candidate], pair: Callable[[Candidate], tuple[Described, Described, float]], *, most: int
) -> list[Hit]:
    """Those of the candidates who are likely the same human being, the likeliest first. `pair`: makes of a candidate
    the newcomer and her as they are compared, and how near she is."""
    best_by_person = {}
    for candidate in candidates_found:
        new, known, nearness = pair(candidate)
        alike = resemblance(new, known, nearness=nearness)
        if alike.likelihood >= LIKELY and alike.weight > best_by_person.get(candidate.id, (-inf, None))[0]:
            best_by_person[candidate.id] = alike.weight, Hit(candidate, alike.likelihood, list(alike.reasons))
    return [hit for _, hit in sorted(best_by_person.values(), key=lambda one: (-one[0], one[1].person.id))[:most]]


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
        candidate.phones,
    )


def undecided(doubles: Doubles, same: Mapping[int, UUID], different: Iterable[UUID]) -> dict[int, list[SearchResult]]:
    """The doubles of whom nobody has said yet whether they are the newcomer; none of a newcomer who is somebody."""
    best_by_person, known = set(different), people_meant(doubles, same)
    left = {
        place: [one for one in hits_there if one.person.id not in best_by_person]
        for place, hits_there in doubles.items()
        if place not in known
    }
    return {place: hits_there for place, hits_there in left.items() if hits_there}


def people_meant(doubles: Doubles, same: Mapping[int, UUID]) -> dict[int, UUID]:
    """Whom newcomers turned out to be, by place; only who was offered can be meant."""
    return {
        place: same[place]
        for place, hits_there in doubles.items()
        if place in same and same[place] in {one.person.id for one in hits_there}
    }


def _query(newcomer: Newcomer, phones: tuple[str, ...]) -> Query:
    birth = newcomer.birth
    return Query(
        words=words_of(newcomer.given_name, newcomer.family_name, newcomer.native_name),
        births=(birth.on,) if birth and birth.precision == "day" else (),
        years=(birth.on.year,) if birth else (),
        phones=phones,
    )
