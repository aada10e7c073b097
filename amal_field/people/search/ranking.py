"""Which of the candidates is meant, best first, and why: on plain values, for at most some hundred of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from uuid import UUID

from amal_field.people.rules import Birth
from amal_field.people.search import likeness
from amal_field.people.search.asked import Asked
from amal_field.people.search.keys import parts_of

MOST_FOUND = 10
SURE = 0.9
"""Who is so like what was asked needs no search for those who are less so."""
LEAST = 0.62
"""Who is less like it is not shown."""
BIRTHS = {"same_birth": 0.4, "birth_alike": 0.22, "same_birth_year": 0.12, None: -0.25}
YEARS = {0: 0.3, 1: 0.05}
OTHER_YEAR = -0.2
PHONE = 0.6
OTHER_WAY = 0.9
UNASKED = 0.01
"""What each main name of a person costs that nobody asked for: who has exactly this name stands before her namesakes
with more."""


@dataclass
class Candidate:
    """A person who may be meant. `ways`: the reasons of a room that brought her (a plate, a ticket number)."""

    id: UUID
    given_name: str | None = None
    family_name: str | None = None
    nickname: str | None = None
    native_name: str | None = None
    patronymic: str | None = None
    born_on: date | None = None
    birth_precision: str | None = None
    phone_key: str | None = None
    found_as: "Candidate | None" = None
    ways: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """Given name and family name, or the one there is."""
        return " ".join(part for part in (self.given_name, self.family_name) if part)

    @property
    def birth(self) -> Birth | None:
        """When the person was born, as far as it is known."""
        return Birth(self.born_on, self.birth_precision) if self.born_on else None


@dataclass
class Hit:
    """A candidate with how well she fits (about 1 for a name that fits, more where other things agree) and why."""

    person: Candidate
    score: float
    reasons: list[str]


def ranked(asked: Asked, candidates: Iterable[Candidate], *, most: int = MOST_FOUND) -> list[Hit]:
    """The best of the candidates, the best first; each person once."""
    best: dict[UUID, Hit] = {}
    for candidate in candidates:
        hit = score(asked, candidate)
        if hit.score >= LEAST and (candidate.id not in best or best[candidate.id].score < hit.score):
            best[candidate.id] = hit
    return sorted(best.values(), key=lambda hit: (-round(hit.score, 3), hit.person.name, hit.person.id))[:most]


def score(asked: Asked, candidate: Candidate) -> Hit:
    """How well a person fits what was asked."""
    known = candidate.found_as or candidate
    total, reasons = 0.0, []
    if asked.words:
        total, reasons = _by_name(asked, known)
    elif asked.years or asked.phones or candidate.ways:
        total = 0.4
    for deed in (_by_birth, _by_phone):
        more, reason = deed(asked, known)
        total += more
        reasons += [reason] if reason else []
    if candidate.ways:
        total = max(total, OTHER_WAY)
        reasons += sorted(candidate.ways)
    if candidate.found_as is not None and reasons:
        reasons.append("known_as")
    return Hit(candidate, total, reasons)


def _by_name(asked: Asked, known: Candidate) -> tuple[float, list[str]]:
    main = [*_parts(known.given_name), *_parts(known.family_name)]
    others = [part for name in (known.nickname, known.native_name, known.patronymic) for part in _parts(name)]
    found = likeness.cover([word.forms for word in asked.words], [*main, *others], partly=True)
    weights = [min(word.size, 6) for word in asked.words]
    alike = sum(best * weight for (best, _), weight in zip(found, weights, strict=True)) / sum(weights)
    if alike < likeness.LEAST:
        return alike, []
    taken = {part for _, part in found}
    spare = sum(part not in taken for part in main)
    return alike - UNASKED * spare, [_name_reason([best for best, _ in found], taken, known)]


@lru_cache(maxsize=50_000)
def _parts(name: str | None) -> tuple[str, ...]:
    return tuple(parts_of(name)) if name else ()


def _name_reason(found: list[float], taken: set[str | None], known: Candidate) -> str:
    least = min(found)
    if known.nickname and taken & set(_parts(known.nickname)) - {*_parts(known.given_name), *_parts(known.family_name)}:
        return "same_nickname"
    if least >= likeness.SAME:
        return "same_name"
    if least in (likeness.BEGINNING, likeness.INITIAL):
        return "name_begins"
    return "name_respelt" if least >= likeness.BEGINNING * likeness.OTHER_SPELLING else "name_alike"


def _by_birth(asked: Asked, known: Candidate) -> tuple[float, str | None]:
    if not asked.years or known.born_on is None:
        return 0.0, None
    if asked.births and known.birth_precision == "day":
        found = [likeness.births_alike(day, known.born_on) for day in asked.births]
        best = max(found, key=lambda reason: BIRTHS[reason])
        changed_about = best == "same_birth" and found[0] != "same_birth"
        reason = "birth_alike" if changed_about else best
        return BIRTHS[reason], reason
    apart = min(abs(year - known.born_on.year) for year in asked.years)
    return YEARS.get(apart, OTHER_YEAR), None if apart else "same_birth_year"


def _by_phone(asked: Asked, known: Candidate) -> tuple[float, str | None]:
    if not known.phone_key:
        return 0.0, None
    if any(known.phone_key.startswith(beginning) for beginning in asked.phones):
        return PHONE, "same_phone"
    if asked.digits and known.phone_key.endswith(asked.digits):
        return PHONE / 2, "same_phone"
    return 0.0, None
