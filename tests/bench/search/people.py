"""A database of people to be found, written in bulk around the operations."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from flask import Flask
from uuid6 import uuid7

from amal_field.accounts.models import IMPORT_ID
from amal_field.db import db
from amal_field.people.search import index, spellings
from migrations import trigrams
from tests.bench.search.names import Bearer
from tests.bench.world import insert_rows

CHUNK = 20_000
TABLES = ("households", "persons", "household_members", "name_parts", "search_texts")
STAMP = {
    "recorded_at": f"{datetime(2024, 1, 1, tzinfo=UTC):%Y-%m-%d %H:%M:%S.000000}",
    "recorded_by_id": IMPORT_ID.hex,
}


def register(app: Flask, people: Iterable[Bearer]) -> list[str]:
    """Write people into the app's database with all that they are found by; their keys, in order."""
    ids: list[str] = []
    homes: dict[int, str] = {}
    with app.app_context():
        with db.engine.begin() as connection:
            trigrams.drop(connection)
        waiting = iter(people)
        while some := list(islice(waiting, CHUNK)):
            rows: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
            for bearer in some:
                ids.append(_key())
                if bearer.household not in homes:
                    homes[bearer.household] = _key()
                    rows["households"].append(_home(homes[bearer.household], bearer))
                for table, row in _rows(ids[-1], bearer, homes[bearer.household]):
                    rows[table].append(row)
            insert_rows(rows)
        with db.engine.begin() as connection:
            trigrams.make(connection)
        if db.engine.dialect.name == "postgresql":  # as its autovacuum does; on SQLite nobody does
            with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM ANALYZE")
        db.session.remove()
    return ids


def _key() -> str:
    return f"{uuid7().int:032x}"


def _home(key: str, bearer: Bearer) -> dict[str, Any]:
    return {"id": key, "name": bearer.family or "-", **STAMP}


def _rows(key: str, bearer: Bearer, home: str) -> Iterator[tuple[str, dict[str, Any]]]:
    parts = spellings.names_of(bearer.given, bearer.family)
    yield (
        "persons",
        {
            "id": key,
            "given_name": bearer.given or None,
            "family_name": bearer.family or (None if bearer.given else "-"),
            "born_on": bearer.born and bearer.born.isoformat(),
            "birth_precision": bearer.born and "day",
            "phone": bearer.phone,
            "phone_key": bearer.phone,
            "sex": bearer.sex,
            "languages": f'["{bearer.language}"]',
            **STAMP,
        },
    )
    member = {"id": _key(), "household_id": home, "person_id": key, "recorded_person_id": key, "position": 0}
    member |= {"relation": bearer.relation}
    yield "household_members", member | STAMP
    year = bearer.born.year if bearer.born else None
    for part in spellings.keys_of(parts, year):
        yield "name_parts", {"part": part, "person_id": key}
    yield (
        "search_texts",
        {"person_id": key, "text": spellings.spoken(parts, year, bearer.phone), "version": index.VERSION},
    )
