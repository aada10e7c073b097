"""Every column that points to a person follows her when rows of persons are merged, or is known not to."""

from amal_field.db import db
from amal_field.people.queries.merging import kept_apart, rules
from tests.guards.source import told

STAYS = {
    "persons.same_as_id",
    "name_parts.person_id",
    "merges.duplicate_id",
    "merges.person_id",
    "search_texts.person_id",
    "known_different.person_a_id",
    "known_different.person_b_id",
    "likely_pairs.person_a_id",
    "likely_pairs.person_b_id",
    "known_here.person_id",
}
"""Columns that speak of the row and not of the human being."""


def test_every_column_that_points_to_a_person_follows_her():
    follows = {f"{rule.name}.person_id" for rule in rules()}
    follows |= {f"{rule.model.__tablename__}.person_id" for rule in kept_apart()}
    found = sorted(
        where
        for table in db.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "persons"
        and (where := f"{table.name}.{key.parent.name}") not in follows | STAYS
        and key.parent.name != "recorded_person_id"
    )
    assert not found, told("Hand a Merges to ROOM in the room's room.py (`merges`), or name it in STAYS.", found)
