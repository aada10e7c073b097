"""`flask backup FILE` and `flask restore FILE`: the whole database as one file, taken while the app runs.

SQLite by its own backup, PostgreSQL by its own programs `pg_dump`, `pg_restore` and `psql`. Either file is one moment
of the database, whatever is written meanwhile.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import click
from flask.cli import with_appcontext
from flask_migrate import upgrade
from sqlalchemy import inspect, make_url, text

from amal_field.db import db, is_sqlite

SQLITE, POSTGRES = b"SQLite format 3\x00", b"PGDMP"
"""How the two kinds of file begin."""
EVERYTHING_AWAY = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;\n"


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@with_appcontext
def backup(file: Path) -> None:
    """Write the whole database to FILE, which must not be there yet. The app may go on running.

    FILE holds people: it can be read by its owner alone.
    """
    if file.exists():
        raise click.ClickException(f"{file} is there already. Nothing was written.")
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        draft.touch(mode=0o600)
        (_take_sqlite if is_sqlite() else _take_postgres)(draft)
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.rename(file)
    except OSError as error:
        raise click.ClickException(f"{file} could not be written: {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)
    click.echo(f"{file}: {file.stat().st_size / 1_000_000:.1f} MB.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace a database in which somebody has worked.")
@with_appcontext
def restore(file: Path, force: bool) -> None:
    """Put the database back as it was when FILE was written, then migrate it to this code.

    All or nothing. A database in which somebody has worked is replaced only with --force.
    """
    wanted, kind = (SQLITE, "SQLite") if is_sqlite() else (POSTGRES, "PostgreSQL")
    with file.open("rb") as start:
        if not start.read(len(SQLITE)).startswith(wanted):
            raise click.ClickException(f"{file} is no backup of a {kind} database. Nothing was changed.")
    if _is_filled() and not force:
        raise click.ClickException(
            "Somebody has worked in this database. Back it up, then say --force to replace it. Nothing was changed."
        )
    db.engine.dispose()
    (_put_back_sqlite if is_sqlite() else _put_back_postgres)(file)
    db.engine.dispose()
    upgrade()
    click.echo(f"The database is as it was in {file}.")


def _is_filled() -> bool:
    """Whether the audit knows of anything that was done."""
    with db.engine.connect() as connection:
        there = "audit_entries" in inspect(connection).get_table_names()
        return there and bool(connection.scalar(text("SELECT EXISTS (SELECT 1 FROM audit_entries)")))


def _take_sqlite(draft: Path) -> None:
    """In one step, so that it reads one moment; without the log beside it, so that it is one file."""
    with closing(sqlite3.connect(db.engine.url.database)) as source, closing(sqlite3.connect(draft)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")


def _put_back_sqlite(file: Path) -> None:
    """In one transaction of the database, which a running app may have open."""
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source:
        try:
            sound = source.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            ours = source.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)
        except sqlite3.DatabaseError:
            sound = ours = False
        if not (sound and ours):
            raise click.ClickException(f"{file} is damaged, or not of Amal Field. Nothing was changed.")
        with closing(sqlite3.connect(db.engine.url.database, timeout=30)) as target:
            source.backup(target)


def _take_postgres(draft: Path) -> None:
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={draft}", _address())


def _put_back_postgres(file: Path) -> None:
    """As SQL behind the statement that takes everything away, all in one transaction."""
    listed = _run("pg_restore", "--list", str(file), refusal=f"{file} is damaged. Nothing was changed.")
    if b" alembic_version " not in listed:
        raise click.ClickException(f"{file} is not of Amal Field. Nothing was changed.")
    script = _run("pg_restore", "--no-owner", "--no-privileges", "--file=-", str(file))
    words = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null")
    _run("psql", *words, _address(), given=EVERYTHING_AWAY.encode() + script)


def _run(program: str, *words: str, given: bytes | None = None, refusal: str | None = None) -> bytes:
    """What a program of PostgreSQL answers. Raises `click.ClickException` with its words, or with `refusal`."""
    command = [_program(program), *words]
    password = {"PGPASSWORD": str(db.engine.url.password)} if db.engine.url.password else {}
    done = subprocess.run(command, input=given, capture_output=True, env=os.environ | password, check=False)
    if done.returncode:
        raise click.ClickException(refusal or f"{program} failed: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def _program(name: str) -> str:
    """The newest of a program of PostgreSQL on this machine: an older one does not read a newer server."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    program = str(found[-1]) if found else shutil.which(name)
    if program is None:
        raise click.ClickException(f"{name} is missing: apt install postgresql-client.")
    return program


def _address() -> str:
    """The database as PostgreSQL's programs take it, without the password, which others would see."""
    return make_url(db.engine.url).set(drivername="postgresql", password=None).render_as_string()
