"""names to keys

The history kept names of people and households; it keeps their keys. A name becomes a key where exactly one of those
who belong to the row of the entry bears it: who was at the session, on the stay, in the household. Any other is emptied.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "names_to_keys"
down_revision = "years_in_merges"
branch_labels = None
depends_on = None

PERSON, HOUSEHOLD = "persons", "households"
FIELDS = {
    "attendance:roll:mark": {"person": PERSON},
    "class:check:note": {"person": PERSON},
    "class:check:cancel": {"person": PERSON},
    "planning:helper:ask": {"person": PERSON},
    "planning:helper:release": {"person": PERSON},
    "tables:seat:take": {"person": PERSON},
    "tables:level:tell": {"person": PERSON},
    "site:person:arrive": {"person": PERSON},
    "site:person:leave": {"person": PERSON},
    "site:spell:restore": {"what": PERSON},
    "site:spell:withdraw": {"what": PERSON},
    "people:member:join": {"person": PERSON},
    "people:member:leave": {"person": PERSON},
    "people:member:stay": {"person": PERSON},
    "people:member:change": {"person": PERSON},
    "people:household:enter": {"household": HOUSEHOLD},
    "people:household:leave": {"household": HOUSEHOLD},
    "people:household:split": {"people": PERSON, "household": HOUSEHOLD},
    "people:household:begin": {"people": PERSON, "household": HOUSEHOLD},
    "people:household:join": {"household": HOUSEHOLD},
    "people:household:receive": {"people": PERSON, "household": HOUSEHOLD},
    "people:person:merge": {"person": PERSON, "duplicate": PERSON},
    "people:duplicate:merge": {"person": PERSON, "duplicate": PERSON},
    "people:merge:undo": {"person": PERSON, "duplicate": PERSON},
    "people:person:tell_apart": {"other": PERSON},
    "people:difference:undo": {"other": PERSON},
}
"""Tag → detail → of what it is the name."""
RESERVATIONS = ("site:reservation:make", "site:reservation:cancel", "site:reservation:miss", "site:reservation:restore")
"""Tags of which the name is that of the row itself, which the sentence no longer says."""

PEOPLE_OF = {
    "persons": (
        "SELECT id FROM persons WHERE id = :key",
        "SELECT duplicate_id FROM merges WHERE person_id = :key",
        "SELECT person_id FROM merges WHERE duplicate_id = :key",
        "SELECT person_b_id FROM known_different WHERE person_a_id = :key",
        "SELECT person_a_id FROM known_different WHERE person_b_id = :key",
    ),
    "group_sessions": (
        "SELECT person_id FROM attendances WHERE session_id = :key",
        "SELECT recorded_person_id FROM attendances WHERE session_id = :key",
        "SELECT person_id FROM session_helpers WHERE session_id = :key",
        "SELECT person_id FROM table_seats WHERE session_id = :key",
        "SELECT person_id FROM series_helpers JOIN group_sessions ON group_sessions.series_id = series_helpers.series_id "
        "WHERE group_sessions.id = :key",
    ),
    "series": ("SELECT person_id FROM series_helpers WHERE series_id = :key",),
    "stays": (
        "SELECT person_id FROM stay_persons WHERE stay_id = :key",
        "SELECT recorded_person_id FROM stay_persons WHERE stay_id = :key",
    ),
    "households": (
        "SELECT person_id FROM household_members WHERE household_id = :key",
        "SELECT recorded_person_id FROM household_members WHERE household_id = :key",
    ),
}
"""Table of a row → who belongs to it."""
HOUSEHOLDS_OF = {
    "persons": "SELECT household_id FROM household_members WHERE :key IN (person_id, recorded_person_id)",
    "households": (
        "SELECT other.household_id FROM household_members AS other JOIN household_members AS own "
        "ON own.recorded_person_id = other.recorded_person_id "
        "WHERE own.household_id = :key AND other.household_id <> :key"
    ),
}
"""Table of a row → with which households it has to do."""

key = sa.Uuid()
moment = sa.DateTime(timezone=True)
entries = sa.table(
    "audit_entries",
    sa.column("id", key),
    sa.column("tag"),
    sa.column("subject_table"),
    sa.column("subject_id", key),
    sa.column("at", moment),
    sa.column("details", sa.JSON()),
)
persons = sa.table(
    "persons",
    *(sa.column(name, key) for name in ("id", "same_as_id")),
    *(sa.column(name) for name in ("given_name", "family_name")),
)
households = sa.table("households", sa.column("id", key), sa.column("name"))
reservations = sa.table("reservations", sa.column("id", key), sa.column("name"))
merges = sa.table(
    "merges",
    *(sa.column(name, key) for name in ("duplicate_id", "person_id")),
    *(sa.column(name, moment) for name in ("recorded_at", "cancelled_at")),
)
plates = sa.table("stay_caravans", sa.column("stay_id", key), sa.column("plate"))


def upgrade() -> None:
    for entry in _entries(RESERVATIONS):
        _write(entry, {name: value for name, value in entry.details.items() if name != "name"})
    for (table, subject_id), its_entries in groupby(_entries(FIELDS), lambda entry: entry[2:4]):
        known = {PERSON: _people(table, subject_id), HOUSEHOLD: _households(table, subject_id)}
        for entry in its_entries:
            _write(entry, entry.details | _keys(entry, known))


def downgrade() -> None:
    names = {str(row.id): row.name for row in _rows(sa.select(reservations))}
    for entry in _entries(RESERVATIONS):
        _write(entry, entry.details | {"name": names.get(str(entry.subject_id))})
    names = {str(row.id): _full(row) for row in _rows(sa.select(persons))}
    names |= {str(row.id): row.name for row in _rows(sa.select(households))}
    for entry in _entries(FIELDS):
        told = {name: entry.details.get(name) for name in FIELDS[entry.tag]}
        _write(entry, entry.details | {name: _each(value, names) for name, value in told.items()})


def _keys(entry: sa.Row, known: dict[str, dict[str, set[str]]]) -> dict[str, Any]:
    """The details that name somebody, with keys in place of names."""
    if entry.tag.startswith(("people:person:merge", "people:duplicate:merge", "people:merge:undo")):
        return _merged(entry)
    keys = {}
    for name, kind in FIELDS[entry.tag].items():
        clear = {called: next(iter(some)) for called, some in known[kind].items() if len(some) == 1}
        if name == "what":
            clear = _things(entry) | clear
        keys[name] = _each(entry.details.get(name), clear)
    return keys


def _merged(entry: sa.Row) -> dict[str, str | None]:
    both = [merges.c.person_id == entry.subject_id, merges.c.duplicate_id == entry.subject_id]
    merged = [row for row in _rows(sa.select(merges).where(sa.or_(*both))) if entry.at in (row.recorded_at, row.cancelled_at)]
    if len(merged) != 1:
        return {"person": None, "duplicate": None}
    return {"person": str(merged[0].person_id), "duplicate": str(merged[0].duplicate_id)}


def _things(entry: sa.Row) -> dict[str, str]:
    """Numbers of pitches and plates stay as they are."""
    known = [row.plate for row in _rows(sa.select(plates).where(plates.c.stay_id == entry.subject_id))]
    told = str(entry.details.get("what"))
    return {text: text for text in (*known, *([told] if told.isdigit() else ()))}


def _each(value: Any, known: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [known.get(part) for part in value]
    return known.get(value)


def _people(table: str, subject_id: UUID) -> dict[str, set[str]]:
    """What those who belong to a row are called, and their keys; rows that describe one person are one."""
    keys = _ids(PEOPLE_OF.get(table, ()), subject_id)
    called = defaultdict(set)
    for row in _rows(sa.select(persons).where(persons.c.id.in_(keys))):
        for name in {_full(row), row.given_name} - {None, ""}:
            called[name].add(str(row.same_as_id or row.id))
    return called


def _households(table: str, subject_id: UUID) -> dict[str, set[str]]:
    keys = _ids([HOUSEHOLDS_OF[table]], subject_id) if table in HOUSEHOLDS_OF else []
    called = defaultdict(set)
    for row in _rows(sa.select(households).where(households.c.id.in_(keys))):
        called[row.name].add(str(row.id))
    return called


def _ids(statements: Iterable[str], subject_id: UUID) -> list[UUID]:
    given = sa.bindparam("key", subject_id, type_=key)
    found = (sa.text(text).bindparams(given).columns(sa.column("id", key)) for text in statements)
    return [row.id for statement in found for row in _rows(statement) if row.id]


def _full(row: sa.Row) -> str:
    return " ".join(part for part in (row.given_name, row.family_name) if part)


def _entries(tags: Iterable[str]) -> Iterator[sa.Row]:
    wanted = sa.select(entries).where(entries.c.tag.in_(list(tags)))
    yield from _rows(wanted.order_by(entries.c.subject_table, entries.c.subject_id))


def _rows(statement: Any) -> list[sa.Row]:
    return list(op.get_bind().execute(statement))


def _write(entry: sa.Row, details: dict[str, Any]) -> None:
    if details != entry.details:
        op.get_bind().execute(entries.update().where(entries.c.id == entry.id).values(details=details))
