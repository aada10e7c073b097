"""Who is found although a name is typed wrong: of all whose text may be meant those whose text is most like it.

Nearly every error is one of the few that `slips` makes keys of, which the B-tree of `name_parts` holds. What is left is
for the trigrams: one text on both engines, FTS5 on SQLite and `pg_trgm` on PostgreSQL.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import cache, partial
from typing import Any

from sqlalchemy import Select, column, select, table
from sqlalchemy import text as sql

from amal_field.db import db, is_sqlite
from amal_field.people.models import NamePart, SearchText
from amal_field.people.search import index_lookups, trigrams, typo_keys
from amal_field.people.search.candidates import Sight, fetch
from amal_field.people.search.index_lookups import MOST_WALKED
from amal_field.people.search.query import Query
from amal_field.people.search.ranking import Candidate

MOST_OF_TEXTS = 60
"""Of how many whose texts were read are ranked."""
MOST_KEYED = 500
"""How many texts are read of those who share a key of a typing error; of 1,000,000 people twice as many found one more
in 150 who were asked for."""
TRIGRAMS = table("search_trigrams", column("rowid"))


def by_typo_keys(query: Query, sight: Sight) -> list[Candidate]:
    """Who has two of the names or one and the year of birth, one of these names with a typing error in it."""
    keys = typo_keys.keys(query.names, query.years)
    return _most_alike(_with_one_of(is_sqlite()), {"keys": keys}, query, sight) if keys else []


TEXTS = select(SearchText.id, SearchText.text)


MATCHES = (
    TEXTS.join(TRIGRAMS, TRIGRAMS.c.rowid == SearchText.id)
    .where(sql("search_trigrams MATCH :pattern"))
    .limit(MOST_WALKED)
)


def by_trigrams(query: Query, sight: Sight) -> list[Candidate]:
    """Who is found by a name with any error in it that leaves a piece whole, or by the last digits of a phone."""
    spellings = [word.spellings for word in query.names]
    pattern = trigrams.pattern(spellings, query.years, query.digits)
    if pattern is None:
        return []
    if is_sqlite():
        return _most_alike(MATCHES, {"pattern": trigrams.for_fts5(pattern)}, query, sight)
    like = TEXTS.where(trigrams.for_like(pattern, SearchText.text)).limit(MOST_WALKED)
    letters = any(form.isalpha() for word in query.names for form in word.forms)
    with _by_index() if letters else nullcontext():  # of digits alone it knows how many have them
        return _most_alike(like, {}, query, sight)


def _most_alike(some: Select, values: dict[str, Any], query: Query, sight: Sight) -> list[Candidate]:
    """Of all whose text is read those whose text is most like what was typed."""
    texts = dict(db.session.execute(some, values).all())
    ids = list(texts)
    if len(ids) > MOST_OF_TEXTS:
        ids = trigrams.most_alike(texts, [word.spellings for word in query.names], most=MOST_OF_TEXTS)
    return fetch([(partial(index_lookups.with_texts, is_sqlite()), {"texts": ids})], sight) if ids else []


@cache
def _with_one_of(sqlite: bool) -> Select:
    keyed = (
        select(NamePart.person_id)
        .where(index_lookups.among(NamePart.part, "keys", sqlite))
        .limit(MOST_KEYED)
        .subquery()
    )
    return TEXTS.join(keyed, keyed.c.person_id == SearchText.person_id)


@contextmanager
def _by_index() -> Iterator[None]:
    """Keep PostgreSQL from comparing one text after the other: it takes the index only where it expects few, and is
    wrong about it; among 1,000,000 people that was 3 s."""
    db.session.execute(sql("SET LOCAL enable_seqscan = off"))
    yield
    db.session.execute(sql("SET LOCAL enable_seqscan = on"))
