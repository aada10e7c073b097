"""Which of the candidates is meant, best first, and why: on plain values, for at most some hundred of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from uuid import UUID

from amal_field.people.rules import Birth, phone_keys, whole_name
from amal_field.people.search import likeness
from amal_field.people.search.query import Query, Word
from amal_field.people.search.spellings import names_of, parts_of, run_together

MOST_FOUND = 10
SURE, SURE_BY_NAME = 0.9, 0.97
"""Who is so like what was asked, by more than names or by these alone, needs no search for those who are less so."""
LEAST = 0.62
"""Who is less like it is not shown, but for those whose name or whose whole day of birth fits."""
FITS = 0.8
"""Whose name is so like the one that was asked for is shown, whatever else does not agree."""
BIRTHS = {"same_birth": 0.4, "birth_alike": 0.22, "same_birth_year": 0.12, None: -0.25}
YEARS = {0: 0.3, 1: 0.05}
OTHER_YEAR, YEAR_TYPED_WRONG = -0.2, -0.05
BORN_THAT_DAY = 0.6
"""The least for who was born on the very day that was asked for, whatever her name."""
ONE_NAME_OTHER_BIRTH = -0.2
"""What another birth costs more where only one name is asked for: so many share it."""
PHONE = 0.6
OTHER_WAY = 0.9
MOST_RUN_TOGETHER = 4
"""Of how many words two or three may have been meant as one."""
LANGUAGE, OTHER_LANGUAGE = 0.1, -0.1
HOUSEMATE = 0.9
"""What the name of somebody with whom she lives tells, of what her own would."""
NAMED = 0.75
"""How alike one name has to be for the others to be those of housemates."""
UNASKED = 0.01
"""What each main name of a person costs that nobody asked for: who has exactly this name stands before her namesakes
with more."""


@dataclass
class Candidate:
    """A person who may be meant. `ways`: the reasons of a room that brought her (a plate, a ticket number);
    `languages`: their codes, as JSON; `near`: she was found by one name alone, which few have; `housemates`: the names
    of those with whom she lives."""

    id: UUID
    given_name: str | None = None
    family_name: str | None = None
    nickname: str | None = None
    native_name: str | None = None
    patronymic: str | None = None
    born_on: date | None = None
    birth_precision: str | None = None
    phone_key: str | None = None
    phone: str | None = None
    languages: str = ""
    found_as: "Candidate | None" = None
    ways: set[str] = field(default_factory=set)
    near: bool = False
    housemates: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Given name and family name, or the one there is."""
        return whole_name(self.given_name, self.family_name)

    @property
    def phones(self) -> tuple[str, ...]:
        """Their phone numbers, as numbers are compared."""
        return tuple(dict.fromkeys(filter(None, [self.phone_key, *phone_keys(self.phone)])))

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
    is_shown: bool = True


def ranked(query: Query, candidates: Iterable[Candidate], *, most: int = MOST_FOUND) -> list[Hit]:
    """The best of the candidates, the best first; each person once."""
    return best_of((score(query, candidate) for candidate in candidates), most=most)


def best_of(hits: Iterable[Hit], *, most: int = MOST_FOUND) -> list[Hit]:
    """The best of those that are shown, the best first; each person once."""
    best: dict[UUID, Hit] = {}
    for hit in hits:
        known = best.get(hit.person.id)
        if hit.is_shown and (known is None or known.score < hit.score):
            best[hit.person.id] = hit
    return sorted(best.values(), key=lambda hit: (-round(hit.score, 3), hit.person.name, hit.person.id))[:most]


def is_sure(hits: Sequence[Hit]) -> bool:
    """Whether the first is so like what was asked that nobody else need be looked for."""
    if not hits:
        return False
    told = {"same_birth", "birth_alike", "same_birth_year", "same_phone", *hits[0].person.ways}
    return hits[0].score >= (SURE if told & {*hits[0].reasons} else SURE_BY_NAME)


def score(query: Query, candidate: Candidate) -> Hit:
    """How well a person fits what was asked."""
    known = candidate.found_as or candidate
    total, alike, reasons = 0.0, 0.0, []
    if query.words:
        total, alike, reasons = _by_words(query, known, candidate.housemates)
    elif query.years or query.phones or candidate.ways:
        total = 0.4
    more, birth = _by_birth(query, known)
    total += more * min(alike / FITS, 1.0) if query.words and more > 0 else more
    if birth == "same_birth":
        total = max(total, BORN_THAT_DAY)
    elif birth is None and query.births and known.born_on and len(query.words) == 1:
        total += ONE_NAME_OTHER_BIRTH
    more, phone = _by_phone(query, known)
    total += more
    reasons += [reason for reason in (birth, phone) if reason]
    if candidate.ways:
        total = max(total, OTHER_WAY)
        reasons += sorted(candidate.ways)
    if candidate.near and not reasons:
        reasons.append("one_name")
    if candidate.found_as is not None and reasons:
        reasons.append("known_as")
    is_shown = total >= LEAST or alike >= FITS or candidate.near or "same_birth" in reasons
    return Hit(candidate, total, reasons, is_shown)


def _by_words(query: Query, known: Candidate, housemates: Sequence[str]) -> tuple[float, float, list[str]]:
    """The best of what the words may mean: names alone, or names and the languages that are spoken."""
    best = _by_name(query.words, known, housemates)
    if best[1] < FITS and len(query.names) <= MOST_RUN_TOGETHER:
        names = [*_whole(known.given_name), *_whole(known.family_name)]
        for whole, words in query.together:
            if any(likeness.likeness(form, name) >= NAMED for form in whole.compared for name in names):
                best = max(best, _by_name(words, known, housemates), key=lambda told: told[0])
    if not query.languages:
        return best
    total, alike, reasons = _by_name(query.names, known, housemates)
    speaks = any(f'"{code}"' in known.languages for code in query.languages)
    if speaks:
        total, reasons = total + LANGUAGE, [*reasons, "same_language"]
    elif known.languages not in ("", "[]"):
        total += OTHER_LANGUAGE
    return max(best, (total, alike, reasons), key=lambda told: told[0])


def _by_name(words: Sequence[Word], known: Candidate, housemates: Sequence[str]) -> tuple[float, float, list[str]]:
    """How well the names fit, how alike they are, and the reason."""
    main = [*_parts(known.given_name), *_parts(known.family_name)]
    others = [name for name in (*_whole(known.given_name), *_whole(known.family_name)) if name not in main]
    others += [name for names in _in_order(known) for name in run_together(*names)]
    others += [part for name in (known.nickname, known.native_name, known.patronymic) for part in _parts(name)]
    forms, weights = [word.compared for word in words], [min(word.size, 6) for word in words]
    found = likeness.cover(forms, [*main, *others], partly=True)
    reasons = []
    if housemates and len(words) > 1:
        found, reasons = _with_housemates(forms, found, housemates)
    alike = sum(best * weight for (best, _), weight in zip(found, weights, strict=True)) / sum(weights)
    if alike < likeness.LEAST:
        return alike, alike, ["one_name"] if max(best for best, _ in found) >= likeness.RESPELT else []
    taken = {part for _, part in found}
    spare = sum(part not in taken for part in main)
    own = [best for best, part in found if part]
    return alike - UNASKED * spare, alike, [_name_reason(own, taken, known), *reasons]


def _with_housemates(
    forms: Sequence[Sequence[str]], alike: list[tuple[float, str | None]], housemates: Sequence[str]
) -> tuple[list[tuple[float, str | None]], list[str]]:
    """The words that name a housemate rather than her, and the reason; the word that names her best stays hers."""
    hers = max(range(len(alike)), key=lambda place: alike[place][0])
    if alike[hers][0] < NAMED:
        return alike, []
    theirs = likeness.cover(forms, [part for name in housemates for part in _parts(name)], partly=False)
    both = [
        (HOUSEMATE * best, None) if place != hers and HOUSEMATE * best > own[0] else own
        for place, (own, (best, _)) in enumerate(zip(alike, theirs, strict=True))
    ]
    return both, ["same_household"] if both != alike else []


def _in_order(known: Candidate) -> tuple[tuple[str | None, str | None], ...]:
    """The names of somebody as one may write them without a blank."""
    given, family = known.given_name, known.family_name
    return ((given, family), (family, given)) if given and family else ()


@lru_cache(maxsize=50_000)
def _parts(name: str | None) -> tuple[str, ...]:
    return tuple(parts_of(name)) if name else ()


@lru_cache(maxsize=50_000)
def _whole(name: str | None) -> tuple[str, ...]:
    return tuple(names_of(name)) if name else ()


def _name_reason(alike: list[float], taken: set[str | None], known: Candidate) -> str:
    least = min(alike)
    if known.nickname and taken & set(_parts(known.nickname)) - {*_parts(known.given_name), *_parts(known.family_name)}:
        return "same_nickname"
    if least >= likeness.SAME:
        return "same_name"
    if least == likeness.SHORT_FORM:
        return "short_form"
    if least in (likeness.BEGINNING, likeness.INITIAL):
        return "name_begins"
    return "name_respelt" if least >= likeness.RESPELT else "name_alike"


def _by_birth(query: Query, known: Candidate) -> tuple[float, str | None]:
    if not query.years or known.born_on is None:
        return 0.0, None
    if query.births and known.birth_precision == "day":
        alike = [likeness.births_alike(day, known.born_on) for day in query.births]
        best = max(alike, key=lambda reason: BIRTHS[reason])
        changed_about = best == "same_birth" and alike[0] != "same_birth"
        reason = "birth_alike" if changed_about else best
        return BIRTHS[reason], reason
    if query.births and known.birth_precision == "month" and likeness.is_of_month(query.births[0], known.born_on):
        return BIRTHS["birth_alike"], "birth_alike"
    year = min(query.years, key=lambda one: abs(one - known.born_on.year))
    apart = abs(year - known.born_on.year)
    if apart not in YEARS and likeness.is_one_error(str(year), str(known.born_on.year)):
        return YEAR_TYPED_WRONG, None
    return YEARS.get(apart, OTHER_YEAR), None if apart else "same_birth_year"


def _by_phone(query: Query, known: Candidate) -> tuple[float, str | None]:
    if not (query.phones and known.phone_key):
        return 0.0, None
    if any(phone.startswith(beginning) for phone in known.phones for beginning in query.phones):
        return PHONE, "same_phone"
    if query.digits and any(phone.endswith(query.digits) for phone in known.phones):
        return PHONE / 2, "same_phone"
    return 0.0, None
