"""`flask restore FILE`: the database as it was in a backup, brought up to this code, in one step.

The file is looked at before anything is replaced: whether it is whole, whether this code knows its revision, and
whether its tables, constraints and triggers are those that the migrations make up to that revision.
"""

import re
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

import click
import psycopg
from alembic import command
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from amal_field.commands.backup import path_of, run_program
from amal_field.commands.shape import differences, shape_of
from amal_field.db import db, is_sqlite

SQLITE, POSTGRES = b"SQLite format 3\x00", b"PGDMP"
"""How the two kinds of file begin."""
EVERYTHING_AWAY = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
COPY = re.compile(rb"COPY .* FROM stdin;\n")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace a database in which somebody has worked.")
@with_appcontext
def restore(file: Path, force: bool) -> None:
    """Put the database back as it was when FILE was written, migrated to this code.

    All or nothing. A database in which somebody has worked is replaced only with --force.
    """
    wanted, kind = (SQLITE, "SQLite") if is_sqlite() else (POSTGRES, "PostgreSQL")
    with file.open("rb") as start:
        if not start.read(len(SQLITE)).startswith(wanted):
            raise _refusal(f"{file} is no backup of a {kind} database")
    if _is_filled() and not force:
        raise _refusal("Somebody has worked in this database. Back it up, then say --force to replace it")
    db.engine.dispose()
    try:
        (_put_back_sqlite if is_sqlite() else _put_back_postgres)(file)
    except (SQLAlchemyError, sqlite3.Error, psycopg.Error, CommandError, RuntimeError, OSError) as error:
        raise _refusal(f"{file} could not be put back: {str(error).partition(chr(10))[0]}") from error
    db.engine.dispose()
    click.echo(f"The database is as it was in {file}.")


def _refusal(sentence: str) -> click.ClickException:
    return click.ClickException(f"{sentence}. Nothing was changed.")


def _is_filled() -> bool:
    """Whether the audit knows of anything that was done."""
    with db.engine.connect() as connection:
        there = "audit_entries" in inspect(connection).get_table_names()
        return there and bool(connection.scalar(text("SELECT EXISTS (SELECT 1 FROM audit_entries)")))


def _migrate(connection: Connection, revision: str) -> None:
    config = current_app.extensions["migrate"].migrate.get_config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _check_revision(file: Path, revision: str) -> None:
    scripts = ScriptDirectory.from_config(current_app.extensions["migrate"].migrate.get_config())
    if revision not in {script.revision for script in scripts.walk_revisions()}:
        raise _refusal(f"{file} was made by newer code, or by another program: this code knows no revision {revision}")


def _check_shape(file: Path, actual: dict[str, str], expected: dict[str, str]) -> None:
    sentences = differences(actual, expected)
    if sentences:
        raise _refusal(f"{file} is not as the migrations make it: {', '.join(sentences)}")


def _put_back_sqlite(file: Path) -> None:
    """Into a copy first, which is checked and migrated; then in one transaction of the database, which a running app
    may have open."""
    target = db.engine.url.database
    with TemporaryDirectory(prefix=".restore-", dir=Path(target).parent) as folder:
        copy, scratch = Path(folder, "copy"), Path(folder, "scratch")
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source:
            revision = _revision_of_sqlite(file, source)
            with closing(sqlite3.connect(copy)) as into:
                source.backup(into)
        _check_revision(file, revision)
        with _opened(scratch) as migrated, _opened(copy) as connection:
            _migrate(migrated, revision)
            _check_shape(file, shape_of(connection), shape_of(migrated))
            connection.rollback()
            _migrate(connection, "heads")
        with closing(sqlite3.connect(copy)) as ready, closing(sqlite3.connect(target, timeout=30)) as database:
            ready.backup(database)


def _revision_of_sqlite(file: Path, source: sqlite3.Connection) -> str:
    try:
        is_whole = source.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        astray = source.execute("PRAGMA foreign_key_check").fetchone()
        revisions = source.execute("SELECT version_num FROM alembic_version").fetchall()
    except sqlite3.DatabaseError:
        is_whole, astray, revisions = False, None, []
    if not is_whole or len(revisions) != 1:
        raise _refusal(f"{file} is damaged, or not of Amal Field")
    if astray:
        raise _refusal(f"{file} is damaged: a row of {astray[0]} points to nothing in {astray[2]}")
    return revisions[0][0]


@contextmanager
def _opened(file: Path) -> Iterator[Connection]:
    engine = create_engine(f"sqlite:///{file}")
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _put_back_postgres(file: Path) -> None:
    """All in one transaction: the tables as the migrations make them, to compare with; then those of the file."""
    listed = run_program("pg_restore", "--list", str(file), refusal=f"{file} is damaged. Nothing was changed.")
    if b" alembic_version " not in listed:
        raise _refusal(f"{file} is not of Amal Field")
    revision = _revision_of_postgres(file)
    _check_revision(file, revision)
    with db.engine.begin() as connection:
        connection.exec_driver_sql(EVERYTHING_AWAY)
        _migrate(connection, revision)
        expected = shape_of(connection)
        connection.exec_driver_sql(EVERYTHING_AWAY)
        _play(file, connection.connection.driver_connection)
        connection.exec_driver_sql("SET search_path = public")
        _check_shape(file, shape_of(connection), expected)
        _migrate(connection, "heads")


def _revision_of_postgres(file: Path) -> str:
    script = run_program("pg_restore", "--data-only", "--table=alembic_version", "--file=-", str(file))
    rows = re.search(rb"^COPY .*alembic_version .*\n((?:.*\n)*?)\\\.\n", script, re.MULTILINE)
    revisions = rows.group(1).decode().split() if rows else []
    if len(revisions) != 1:
        raise _refusal(f"{file} is not of Amal Field")
    return revisions[0]


def _play(file: Path, driver: psycopg.Connection) -> None:
    """Run the script of a backup, its rows as they come out of `pg_restore`."""
    words = [path_of("pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(file)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        statements: list[bytes] = []
        for line in program.stdout:
            if COPY.fullmatch(line):
                driver.execute(b"".join(statements))
                statements = []
                _copy(line, program.stdout, driver)
            elif not line.startswith(b"\\"):  # a word to psql itself
                statements.append(line)
        driver.execute(b"".join(statements))
        said = program.stderr.read()
    if program.returncode:
        raise _refusal(f"{file} is damaged: {said.decode(errors='replace').strip()}")


def _copy(statement: bytes, lines: IO[bytes], driver: psycopg.Connection) -> None:
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for line in lines:
            if line == b"\\.\n":
                return
            copy.write(line)
