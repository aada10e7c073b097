"""Who may be meant: ways through the indexes, each walked for so many rows at most, the exact ones first.

The B-tree of `name_parts` finds beginnings, and by keys of skeletons names in another transliteration; those of births
and phones find these. What is left, typing errors, is for `texts`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from itertools import chain, combinations, product
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, func, literal, select, union_all
from sqlalchemy.orm import aliased

from amal_field.db import db, is_sqlite
from amal_field.people.models import Person
from amal_field.people.search import index_lookups
from amal_field.people.search.index_lookups import IndexLookup
from amal_field.people.search.query import Query, Word
from amal_field.people.search.ranking import MOST_FOUND, Candidate
from amal_field.people.search.spellings import MOST_TOGETHER, SIGIL

MOST_FETCHED = 150
"""How many candidates are ranked, those of the exact ways first."""
MOST_WORDS_PAIRED = 4
NAMESAKES = ((0, MOST_FOUND), (MOST_FOUND, 60))
"""How many share a name that few have, and one that not many have."""
MOST_BEARERS = 200
"""A name with more bearers, whether they are in sight or not, is one that many have."""
COLUMNS = (
    *("given_name", "family_name", "nickname", "native_name", "patronymic", "born_on", "birth_precision", "phone_key"),
    "phone",
)
ROOT = aliased(Person)
Sight = Callable[[ColumnElement], ColumnElement[bool]]
"""Makes of a column with the key of a person whether she may be seen."""


def by_keys(query: Query, sight: Sight, more: Iterable[IndexLookup] = ()) -> list[Candidate]:
    """Who is found by beginnings, skeletons, birth or phone, or in one of the ways that rooms add."""
    return fetch(_lookups(query), sight, more)


def by_exact_keys(
    queries: Sequence[Query],
    sight: Sight,
    more: Iterable[IndexLookup] = (),
    values: Mapping[str, Any] | None = None,
) -> list[Candidate]:
    """Who shares a key of skeletons, a day of birth or a phone with one of several who are asked for at once, or is
    found in one of the ways that a room adds. `values`: what those ways are to look for, where they are made once."""
    keys = {key for query in queries for key in _keys(query)}
    days = {day for query in queries for day in query.births}
    made: list[Made] = [
        _with_keys(sorted(keys)),
        (partial(index_lookups.born_among, is_sqlite()), {"days": sorted(days)}),
    ]
    phoned = (index_lookups.with_phone, index_lookups.with_further_phone)
    made += [(way, index_lookups.span(phone)) for query in queries for phone in query.phones for way in phoned]
    return fetch(made, sight, more, values, most=MOST_FETCHED * len(queries)) if queries else []


def by_one_name(query: Query, sight: Sight) -> list[Candidate]:
    """Who has one of several names that are asked for, if it is one that not many have; `near` where only few do."""
    forms = dict.fromkeys(form for word in query.names for form in word.forms if len(form) > 2)
    bones = dict.fromkeys(bone for word in query.names for bone in word.skeletons if len(bone) > 2)
    made: list[Made] = [_with_keys([form]) for form in forms]
    made += [(index_lookups.with_part, index_lookups.span(f"{SIGIL}{bone}/")) for bone in bones]
    walked, values = _made(made)
    rare = db.session.scalars(_borne_by_few(*walked), values).all() if walked else ()
    rows, walked = _walk([made[place] for place in rare], sight, most=MOST_BEARERS * 2)
    count = Counter(row.way for row in rows)
    few, few_have = ([row for row in rows if least < count[row.way] <= most] for least, most in NAMESAKES)
    return [*(replace(candidate, near=True) for candidate in _candidates(few, walked)), *_candidates(few_have, walked)]


Made = tuple[Callable[[int], IndexLookup], dict[str, Any]]
"""What makes a way for its place among the others, and what it is to look for."""


def _lookups(query: Query) -> Iterator[Made]:
    """The ways that lead to what is asked, the exact ones first, and what each is to look for."""
    words = query.names
    for day in query.births:
        yield (
            index_lookups.born_on,
            {"day": day, "most": index_lookups.MOST_BORN if words else index_lookups.MOST_WALKED},
        )
    if keys := _keys(query):
        yield _with_keys(keys)
    for phone in query.phones:
        yield index_lookups.with_phone, index_lookups.span(phone)
        yield index_lookups.with_further_phone, index_lookups.span(phone)
        yield index_lookups.with_phone_of_household, index_lookups.span(phone)
    if len(words) == 1:
        for form in words[0].forms:
            yield index_lookups.with_part, index_lookups.span(form)
        for bone in words[0].skeletons:
            yield index_lookups.with_part, index_lookups.span(f"{SIGIL}{bone}/")
            if len(bone) > 2 and not words[0].bones:
                yield index_lookups.with_part, index_lookups.span(f"{SIGIL}{bone}")
        for bone in words[0].related:
            yield index_lookups.with_part, index_lookups.span(f"{SIGIL}{bone}/")
    elif words:
        first, *others = sorted(words, key=lambda word: -word.size)
        for form in first.forms:
            named = {
                f"{end}_{n}": value
                for n, word in enumerate(others)
                for end, value in index_lookups.span(word.forms[0]).items()
            }
            yield partial(index_lookups.with_parts, len(others)), index_lookups.span(form) | named
        if len(words) <= MOST_TOGETHER:  # the last is all of them
            yield index_lookups.with_part, index_lookups.span(query.together[-1][0].forms[0])
    if not words and not query.births:
        for year in query.years:
            yield index_lookups.born_between, {"start": date(year, 1, 1), "end": date(year, 12, 31)}


def _with_keys(keys: list[str]) -> Made:
    return partial(index_lookups.with_keys, is_sqlite()), {"keys": keys}


def _keys(query: Query) -> list[str]:
    """The keys of skeletons of two words, or of one and a year of birth."""
    words = query.words[:MOST_WORDS_PAIRED]
    together = query.together if len(query.names) <= MOST_WORDS_PAIRED else ()
    readings = [words, *(reading for _whole, reading in together)]
    pairs = (key for reading in readings for key in _pair_keys(reading))
    parted = (f"{SIGIL}{'|'.join(sorted(bones))}" for words in query.parted for bones in product(*_bones_of(words)))
    different_words = dict.fromkeys(word for reading in readings for word in reading)
    years = (
        f"{SIGIL}{bone}/{year}"
        for word in different_words
        for bone in (*word.skeletons, *word.related)
        for year in query.years
    )
    return list(dict.fromkeys([*pairs, *parted, *years]))


def _bones_of(words: Iterable[Word]) -> list[tuple[str, ...]]:
    return [word.skeletons for word in words]


def _pair_keys(words: Sequence[Word]) -> Iterator[str]:
    """A key for each two words, in each of their forms; one of them may be a short form."""
    for one, two in combinations(words, 2):
        pairs = (
            product(one.skeletons, two.skeletons),
            product(one.related, two.skeletons),
            product(one.skeletons, two.related),
        )
        for bone, other in chain.from_iterable(pairs):
            if bone != other:
                yield SIGIL + "|".join(sorted((bone, other)))


def fetch(
    made: Iterable[Made],
    sight: Sight,
    more: Iterable[IndexLookup] = (),
    values: Mapping[str, Any] | None = None,
    *,
    most: int = MOST_FETCHED,
) -> list[Candidate]:
    """Who is found in these ways, and in those that rooms add, if in sight."""
    return _candidates(*_walk(made, sight, more, values, most=most))


def _walk(
    made: Iterable[Made],
    sight: Sight,
    more: Iterable[IndexLookup] = (),
    given: Mapping[str, Any] | None = None,
    *,
    most: int = MOST_FETCHED,
) -> tuple[Sequence[Any], list[IndexLookup]]:
    """Walk the ways and read who is in sight; whoever describes somebody else is found as that one."""
    walked, values = _made(made)
    walked += (more := tuple(more))
    if not walked:
        return [], []
    wanted = (_wanted if more and given is None else _wanted_again)(is_sqlite(), *walked)
    return db.session.execute(wanted.where(sight(ROOT.id)).limit(most), values | dict(given or {})).all(), walked


def _made(made: Iterable[Made]) -> tuple[list[IndexLookup], dict[str, Any]]:
    """Each way in its place among the others, and what they are to look for."""
    walked, values = [], {}
    for place, (make, given) in enumerate(made):
        walked.append(make(place))
        values |= {f"{name}_{place}": value for name, value in given.items()}
    return walked, values


@lru_cache(maxsize=500)
def _borne_by_few(*walked: IndexLookup) -> Select:
    """Which of these ways lead to few, by their places."""
    walks = (_told(replace(way, ids=way.ids.limit(MOST_BEARERS + 1)), place) for place, way in enumerate(walked))
    union = union_all(*walks).subquery()
    return select(union.c.way).group_by(union.c.way).having(func.count() <= MOST_BEARERS).order_by(union.c.way)


def _wanted(sqlite: bool, *walked: IndexLookup) -> Select:
    """Who is found in these ways, in their order."""
    union = union_all(*(_told(way, place) for place, way in enumerate(walked))).subquery("found")
    wanted = (
        select(union.c.way, *OWN, *OF_ROOT)
        .join(Person, Person.id == union.c.id)
        .join(ROOT, ROOT.id == func.coalesce(Person.same_as_id, Person.id))
    )
    if len(walked) > 1 and not sqlite:  # SQLite walks them in this order anyhow, and stops
        wanted = wanted.order_by(union.c.way)
    return wanted


@lru_cache(maxsize=500)
def _wanted_again(sqlite: bool, *walked: IndexLookup) -> Select:
    return _wanted(sqlite, *walked)


@lru_cache(maxsize=1_000)
def _told(way: IndexLookup, place: int) -> Select:
    ids = way.ids.subquery()
    return select(ids.c[0].label("id"), literal(place).label("way"))


def _columns(row: Any, label: str) -> tuple[Any, ...]:
    return (row.id, *(getattr(row, name) for name in COLUMNS), cast(row.languages, String).label(label))


OWN, OF_ROOT = _columns(Person, "own_languages"), _columns(ROOT, "root_languages")


def _candidates(rows: Iterable[Sequence[Any]], walked: Sequence[IndexLookup]) -> list[Candidate]:
    by_id: dict[Any, Candidate] = {}
    for way, *values in rows:
        own, root = values[: len(OWN)], values[len(OWN) :]
        candidate = by_id.get(own[0])
        if candidate is None:
            candidate = by_id[own[0]] = Candidate(*root)
            if own[0] != root[0]:
                candidate.found_as = Candidate(*own)
        reason = walked[way].reason
        if reason:
            candidate.ways.add(reason)
    return list(by_id.values())
