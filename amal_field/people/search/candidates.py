"""Who may be meant: ways through the indexes, each walked for so many rows at most, the exact ones first.

The B-tree of `name_parts` finds beginnings, and by keys of skeletons names in another transliteration; those of births
and phones find these. What is left, typing errors, is for the trigrams: one text on both engines, FTS5 on SQLite and
`pg_trgm` on PostgreSQL.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, column, func, literal, or_, select, table, union_all
from sqlalchemy import text as sql
from sqlalchemy.orm import aliased

from amal_field.db import db, is_sqlite
from amal_field.people.models import Household, HouseholdMember, NamePart, Person, SearchText
from amal_field.people.queries import begins, has_names
from amal_field.people.search import trigrams
from amal_field.people.search.asked import Asked, Word
from amal_field.people.search.keys import SIGIL
from amal_field.people.search.ranking import Candidate

MOST_WALKED = 3_000
"""How many rows of an index one way walks at most."""
MOST_OF_A_WAY = 120
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
    return _fetch([*_by_words(asked), *_by_birth(asked), *_by_phone(asked), *more], sight)


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
    return _fetch([Way(ids)], sight, most=2 * MOST_OF_A_WAY)


def _by_words(asked: Asked) -> list[Way]:
    words = asked.words
    keys = _pair_keys(words[:MOST_WORDS_PAIRED])
    keys += [f"{SIGIL}{bone}/{year}" for word in words for bone in word.skeletons for year in asked.years]
    ways = [_of_part(NamePart.part.in_(keys))] if keys else []
    if len(words) == 1:
        for form in words[0].forms:
            ways.append(_of_part(begins(NamePart.part, form)))
        for bone in words[0].skeletons:
            ways.append(_of_part(begins(NamePart.part, f"{SIGIL}{bone}/")))
            if len(bone) > 2:
                ways.append(_of_part(begins(NamePart.part, f"{SIGIL}{bone}")))
    elif words:
        ways += _all_words(words)
    return ways


def _pair_keys(words: Sequence[Word]) -> list[str]:
    """A key for each two words, in each of their forms."""
    return [
        SIGIL + "|".join(sorted((bone, other)))
        for one, two in combinations(words, 2)
        for bone in one.skeletons
        for other in two.skeletons
        if bone != other
    ]


def _all_words(words: Sequence[Word]) -> list[Way]:
    """Who has for each word a name that begins with it; the longest word, as a rule the rarest, is looked up."""
    first, *others = sorted(words, key=lambda word: -word.size)
    ways = []
    for form in first.forms:
        some = select(NamePart.person_id).where(begins(NamePart.part, form)).limit(MOST_WALKED).subquery()
        rest = and_(*(or_(*(has_names([one], some.c.person_id) for one in word.forms)) for word in others))
        ways.append(Way(select(some.c.person_id).where(rest)))
    return ways


def _by_birth(asked: Asked) -> list[Way]:
    ways = [
        Way(select(Person.id).where(Person.born_on == day, Person.birth_precision == "day")) for day in asked.births
    ]
    if not asked.words and not asked.births:
        for year in asked.years:
            ways.append(Way(select(Person.id).where(Person.born_on.between(date(year, 1, 1), date(year, 12, 31)))))
    return ways


def _by_phone(asked: Asked) -> list[Way]:
    ways = []
    for beginning in asked.phones:
        ways.append(Way(select(Person.id).where(begins(Person.phone_key, beginning)), "same_phone"))
        homes = select(Household.id).where(begins(Household.phone_key, beginning)).limit(MOST_OF_A_WAY)
        ways.append(
            Way(
                select(HouseholdMember.person_id).where(
                    HouseholdMember.household_id.in_(homes), HouseholdMember.to_on.is_(None)
                ),
                "phone_of_household",
            )
        )
    return ways


def _of_part(condition: ColumnElement[bool]) -> Way:
    return Way(select(NamePart.person_id).where(condition))


def _fetch(ways: Sequence[Way], sight: Sight, *, most: int = MOST_OF_A_WAY) -> list[Candidate]:
    """Walk the ways, each for so many rows at most; whoever describes somebody else is found as that one."""
    if not ways:
        return []
    walked = []
    for place, way in enumerate(ways):
        ids = way.ids.limit(MOST_WALKED).subquery()
        root = func.coalesce(Person.same_as_id, Person.id)
        found = (
            select(ids.c[0].label("id"), root.label("root_id"), literal(place).label("way"))
            .join(Person, Person.id == ids.c[0])
            .where(sight(root))
            .limit(most)
            .subquery()
        )
        walked.append(select(found))
    found = union_all(*walked).subquery("found")
    rows = db.session.execute(
        select(
            found.c.way,
            found.c.root_id,
            found.c.id,
            *(getattr(ROOT, name) for name in COLUMNS),
            ROOT.phone_key,
            *(getattr(Person, name) for name in COLUMNS),
            Person.phone_key,
        )
        .join(ROOT, ROOT.id == found.c.root_id)
        .join(Person, Person.id == found.c.id)
    )
    return _candidates(rows, ways)


def _candidates(rows: Iterable[Sequence[Any]], ways: Sequence[Way]) -> list[Candidate]:
    width = len(COLUMNS) + 1
    by_id: dict[Any, Candidate] = {}
    for way, root_id, own_id, *values in rows:
        candidate = by_id.get(own_id)
        if candidate is None:
            candidate = by_id[own_id] = Candidate(root_id, *values[:width])
            if own_id != root_id:
                candidate.found_as = Candidate(own_id, *values[width:])
        reason = ways[int(way)].reason
        if reason:
            candidate.ways.add(reason)
    return list(by_id.values())
