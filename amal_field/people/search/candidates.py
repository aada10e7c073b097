"""Who may be meant: ways through the indexes, each walked for so many rows at most, the exact ones first.

The B-tree of `name_parts` finds beginnings, and by keys of skeletons names in another transliteration; those of births
and phones find these. What is left, typing errors, is for the trigrams: one text on both engines, FTS5 on SQLite and
`pg_trgm` on PostgreSQL.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache, partial
from itertools import combinations
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, column, exists, func, literal, select, table, union_all
from sqlalchemy import text as sql
from sqlalchemy.orm import InstrumentedAttribute, aliased

from amal_field.db import db, is_sqlite
from amal_field.people.models import Household, HouseholdMember, NamePart, Person, SearchText
from amal_field.people.queries import LAST_SIGN
from amal_field.people.search import trigrams
from amal_field.people.search.asked import Asked, Word
from amal_field.people.search.keys import SIGIL
from amal_field.people.search.ranking import Candidate

MOST_WALKED = 1_000
"""How many rows of an index one way walks at most, whether they are in sight or not."""
MOST_FETCHED = 150
"""How many candidates are ranked, those of the exact ways first."""
MOST_WORDS_PAIRED = 4
TRIGRAMS = table("search_trigrams", column("rowid"))
COLUMNS = ("given_name", "family_name", "nickname", "native_name", "patronymic", "born_on", "birth_precision")
ROOT = aliased(Person)
Sight = Callable[[ColumnElement], ColumnElement[bool]]
"""Makes of a column with the key of a person whether she may be seen."""


@dataclass(frozen=True)
class Way:
    """A select of person ids, and the reason to give for it where the person's row shows none."""

    ids: Select
    reason: str | None = None


def by_keys(asked: Asked, sight: Sight, more: Iterable[Way] = ()) -> list[Candidate]:
    """Who is found by beginnings, skeletons, birth or phone, or in one of the ways that rooms add."""
    ways, values = [], {}
    for place, (make, given) in enumerate(_ways(asked)):
        ways.append(make(place))
        values |= {f"{name}_{place}": value for name, value in given.items()}
    return _fetch([*ways, *more], sight, values)


def by_exact_keys(some: Sequence[Asked], sight: Sight) -> list[Candidate]:
    """Who shares a key of skeletons, a day of birth or a phone with one of several who are asked for at once."""
    keys = {key for asked in some for key in _keys(asked)}
    days = {day for asked in some for day in asked.births}
    phones = [phone for asked in some for phone in asked.phones]
    ways, values = [_with_keys(0), _born_among(1)], {"keys_0": sorted(keys), "days_1": sorted(days)}
    for place, phone in enumerate(phones, len(ways)):
        ways.append(_with_phone(place))
        values |= {f"{name}_{place}": value for name, value in _range(phone).items()}
    return _fetch(ways, sight, values, most=MOST_FETCHED * len(some)) if some else []


def by_trigrams(asked: Asked, sight: Sight) -> list[Candidate]:
    """Who is found by a name with a typing error in it, or by the last digits of a phone."""
    pattern = trigrams.pattern([word.sounds for word in asked.words], asked.years, asked.digits)
    if pattern is None:
        return []
    if is_sqlite():
        found = select(SearchText.person_id).join(TRIGRAMS, TRIGRAMS.c.rowid == SearchText.id)
        ids = found.where(sql("search_trigrams MATCH :pattern").bindparams(pattern=trigrams.for_fts5(pattern)))
    else:
        ids = select(SearchText.person_id).where(trigrams.for_like(pattern, SearchText.text))
    return _fetch([Way(ids.limit(MOST_WALKED))], sight, {})


def _ways(asked: Asked) -> Iterator[tuple[Callable[[int], Way], dict[str, Any]]]:
    """The ways that lead to what is asked, the exact ones first, and what each is to look for."""
    words = asked.words
    if keys := _keys(asked):
        yield _with_keys, {"keys": keys}
    for phone in asked.phones:
        yield _with_phone, _range(phone)
        yield _with_phone_of_household, _range(phone)
    for day in asked.births:
        yield _born_on, {"day": day}
    if len(words) == 1:
        for form in words[0].forms:
            yield _with_part, _range(form)
        for bone in words[0].skeletons:
            yield _with_part, _range(f"{SIGIL}{bone}/")
            if len(bone) > 2:
                yield _with_part, _range(f"{SIGIL}{bone}")
    elif words:
        first, *others = sorted(words, key=lambda word: -word.size)
        for form in first.forms:
            named = {
                f"{end}_{n}": value for n, word in enumerate(others) for end, value in _range(word.forms[0]).items()
            }
            yield partial(_with_parts, len(others)), _range(form) | named
    if not words and not asked.births:
        for year in asked.years:
            yield _born_between, {"start": date(year, 1, 1), "end": date(year, 12, 31)}


def _keys(asked: Asked) -> list[str]:
    """The keys of skeletons of two words, or of one and a year of birth."""
    return [
        *_pair_keys(asked.words[:MOST_WORDS_PAIRED]),
        *(f"{SIGIL}{bone}/{year}" for word in asked.words for bone in word.skeletons for year in asked.years),
    ]


def _pair_keys(words: Sequence[Word]) -> list[str]:
    """A key for each two words, in each of their forms."""
    return [
        SIGIL + "|".join(sorted((bone, other)))
        for one, two in combinations(words, 2)
        for bone in one.skeletons
        for other in two.skeletons
        if bone != other
    ]


def _range(beginning: str) -> dict[str, str]:
    return {"start": beginning, "end": beginning + LAST_SIGN}


def _within(column: InstrumentedAttribute[str], suffix: object) -> ColumnElement[bool]:
    return and_(column >= bindparam(f"start_{suffix}"), column < bindparam(f"end_{suffix}"))


# The ways are made once for each place among the others: making them took longer than walking them.


@cache
def _with_keys(place: int) -> Way:
    among = NamePart.part.in_(bindparam(f"keys_{place}", expanding=True))
    return Way(select(NamePart.person_id).where(among).limit(MOST_WALKED))


@cache
def _with_part(place: int) -> Way:
    return Way(select(NamePart.person_id).where(_within(NamePart.part, place)).limit(MOST_WALKED))


@cache
def _with_parts(others: int, place: int) -> Way:
    """Who has a part that begins so, and for each of the other words one that begins with it."""
    some = select(NamePart.person_id).where(_within(NamePart.part, place)).limit(MOST_WALKED).subquery()
    names = [aliased(NamePart) for _ in range(others)]
    named = (
        exists().where(name.person_id == some.c.person_id, _within(name.part, f"{number}_{place}"))
        for number, name in enumerate(names)
    )
    return Way(select(some.c.person_id).where(*named))


@cache
def _with_phone(place: int) -> Way:
    return Way(select(Person.id).where(_within(Person.phone_key, place)).limit(MOST_WALKED), "same_phone")


@cache
def _with_phone_of_household(place: int) -> Way:
    homes = select(Household.id).where(_within(Household.phone_key, place)).limit(MOST_WALKED)
    members = select(HouseholdMember.person_id).where(
        HouseholdMember.household_id.in_(homes), HouseholdMember.to_on.is_(None)
    )
    return Way(members.limit(MOST_WALKED), "phone_of_household")


@cache
def _born_on(place: int) -> Way:
    day = select(Person.id).where(Person.born_on == bindparam(f"day_{place}"), Person.birth_precision == "day")
    return Way(day.limit(MOST_WALKED))


@cache
def _born_among(place: int) -> Way:
    days = Person.born_on.in_(bindparam(f"days_{place}", expanding=True))
    return Way(select(Person.id).where(days, Person.birth_precision == "day").limit(MOST_WALKED))


@cache
def _born_between(place: int) -> Way:
    year = Person.born_on.between(bindparam(f"start_{place}"), bindparam(f"end_{place}"))
    return Way(select(Person.id).where(year).limit(MOST_WALKED))


def _fetch(ways: Sequence[Way], sight: Sight, values: dict[str, Any], *, most: int = MOST_FETCHED) -> list[Candidate]:
    """Walk the ways and read who is in sight; whoever describes somebody else is found as that one."""
    if not ways:
        return []
    walked = [_told(way, place) for place, way in enumerate(ways)]
    found = union_all(*walked).subquery("found")
    rows = db.session.execute(
        select(found.c.way, *OWN, *OF_ROOT)
        .join(Person, Person.id == found.c.id)
        .join(ROOT, ROOT.id == func.coalesce(Person.same_as_id, Person.id))
        .where(sight(ROOT.id))
        .limit(most),
        values,
    )
    return _candidates(rows, ways)


@lru_cache(maxsize=1_000)
def _told(way: Way, place: int) -> Select:
    ids = way.ids.subquery()
    return select(ids.c[0].label("id"), literal(place).label("way"))


OWN = (Person.id, *(getattr(Person, name) for name in COLUMNS), Person.phone_key)
OF_ROOT = (ROOT.id, *(getattr(ROOT, name) for name in COLUMNS), ROOT.phone_key)


def _candidates(rows: Iterable[Sequence[Any]], ways: Sequence[Way]) -> list[Candidate]:
    by_id: dict[Any, Candidate] = {}
    for way, *values in rows:
        own, root = values[: len(OWN)], values[len(OWN) :]
        candidate = by_id.get(own[0])
        if candidate is None:
            candidate = by_id[own[0]] = Candidate(*root)
            if own[0] != root[0]:
                candidate.found_as = Candidate(*own)
        reason = ways[way].reason
        if reason:
            candidate.ways.add(reason)
    return list(by_id.values())
