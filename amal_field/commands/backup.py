"""`flask backup FILE`: the whole database as one file, taken while the app runs.

SQLite by its own backup, PostgreSQL by its own program `pg_dump`. Either file is one moment of the database, whatever
is written meanwhile.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import click
from flask.cli import with_appcontext
from sqlalchemy import make_url

from amal_field.db import db, is_sqlite


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


def _take_sqlite(draft: Path) -> None:
    """In one step, so that it reads one moment; without the log beside it, so that it is one file."""
    with closing(sqlite3.connect(db.engine.url.database)) as source, closing(sqlite3.connect(draft)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")


def _take_postgres(draft: Path) -> None:
    run_program("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={draft}", _address())


def run_program(program: str, *words: str, refusal: str | None = None) -> bytes:
    """What a program of PostgreSQL answers. Raises `click.ClickException` with its words, or with `refusal`."""
    command = [path_of(program), *words]
    password = {"PGPASSWORD": str(db.engine.url.password)} if db.engine.url.password else {}
    done = subprocess.run(command, capture_output=True, env=os.environ | password, check=False)
    if done.returncode:
        raise click.ClickException(refusal or f"{program} failed: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def path_of(name: str) -> str:
    """The newest of a program of PostgreSQL on this machine: an older one does not read a newer server."""
    programs = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    program = str(programs[-1]) if programs else shutil.which(name)
    if program is None:
        raise click.ClickException(f"{name} is missing: apt install postgresql-client.")
    return program


def _address() -> str:
    """The database as PostgreSQL's programs take it, without the password, which others would see."""
    return make_url(db.engine.url).set(drivername="postgresql", password=None).render_as_string()
