"""Migrations equal the models and go both ways; a rebuild that creates the overlap guards again keeps them."""

from collections.abc import Iterator

import pytest
from alembic import command
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import IntegrityError

from amal_field.db import db
from migrations import guards, trigrams
from tests.databases import make_app
from tests.guards.spells import add_spell, someone_comes

GUARDS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT conname FROM pg_constraint WHERE contype = 'x' "
    "UNION SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


@pytest.fixture
def empty(engine, databases, request) -> Iterator[Flask]:
    """The app on a database that nobody has migrated, its context open."""
    url, remove = databases.make(empty=True)
    app = make_app(url)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    remove()


def test_there_is_one_head(empty):
    heads = _scripts(empty).get_heads()
    assert len(heads) == 1, f"Give the later of {heads} the other as its down_revision."


def test_migrations_make_what_the_models_describe(empty):
    upgrade()
    command.check(empty.extensions["migrate"].migrate.get_config())


def test_each_revision_goes_up_and_down_and_up_again(empty):
    for revision in reversed([script.revision for script in _scripts(empty).walk_revisions()]):
        upgrade(revision=revision)
        before = _shape()
        downgrade(revision="-1")
        upgrade(revision=revision)
        assert _shape() == before, f"Revision {revision} does not take back what it made."
    downgrade(revision="base")
    assert inspect(db.engine).get_table_names() == ["alembic_version"]
    upgrade()


def test_the_guards_are_those_that_the_list_names(empty):
    upgrade()
    with db.engine.connect() as connection:
        assert _guards(connection) == _wanted(connection), (
            "Call guards.create_overlap_guards in the revision that changed the table."
        )


def test_a_rebuilt_table_keeps_its_guard(empty):
    upgrade()
    for table in guards.OVERLAPS:
        with db.engine.begin() as connection:
            operations = Operations(MigrationContext.configure(connection))
            with operations.batch_alter_table(
                table, recreate="always" if connection.dialect.name == "sqlite" else "auto"
            ):
                pass
            guards.create_overlap_guards(connection, [table])
            assert _guards(connection) == _wanted(connection)
    with db.engine.begin() as connection:
        family = someone_comes(connection)
        for table in guards.OVERLAPS:
            add_spell(connection, table, family, 1, None)
            with pytest.raises(IntegrityError), connection.begin_nested():
                add_spell(connection, table, family, 3, 4)


def _scripts(app: Flask) -> ScriptDirectory:
    return ScriptDirectory.from_config(app.extensions["migrate"].migrate.get_config())


def _guards(connection: Connection) -> set[str]:
    return set(connection.scalars(text(GUARDS[connection.dialect.name])))


def _wanted(connection: Connection) -> set[str]:
    names = {*(guards.overlap_guard_name(table) for table in guards.OVERLAPS), guards.pauses_guard_name()}
    lasting = {guards.append_only_name(table) for table in guards.APPEND_ONLY}
    rolls = {f"{guards.roll_guard_name(table)}_update" for table in guards.ROLL_GUARDS}
    names_of_rolls = rolls | {f"{guards.roll_guard_name(table)}_insert" for table in ("attendances", "sheet_rows")}
    if connection.dialect.name == "postgresql":
        return (
            names
            | names_of_rolls
            | {f"{name}_{moment}" for name in lasting for moment in ("update", "delete", "truncate")}
        )
    return names_of_rolls | (
        {f"{name}_{moment}" for name in names for moment in ("insert", "update")}
        | trigrams.names()
        | {f"{name}_{moment}" for name in lasting for moment in ("update", "delete")}
    )


def _shape() -> dict[str, tuple[set[str], set[str]]]:
    """Tables with the names of their columns and indexes, and the guards under an empty name."""
    seen = inspect(db.engine)
    shape = {
        table: (
            {column["name"] for column in seen.get_columns(table)},
            {index["name"] for index in seen.get_indexes(table)},
        )
        for table in seen.get_table_names()
    }
    with db.engine.connect() as connection:
        return shape | {"": (_guards(connection), set())}
