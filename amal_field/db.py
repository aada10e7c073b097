"""The database: one `db`, typed columns, UUIDs of version 7 as keys, and what SQLite needs to behave.

SQLite under SQLAlchemy wants an explicit BEGIN (with the driver's own transaction handling a savepoint followed by a
rollback keeps the row) and IMMEDIATE for a write (a read that becomes a write fails at once, busy timeout or not).
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from shutil import disk_usage
from typing import Any
from uuid import UUID

from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    ColumnOperators,
    Connection,
    CursorResult,
    Date,
    Engine,
    MetaData,
    Numeric,
    Select,
    String,
    Time,
    event,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError, TimeoutError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry
from uuid6 import uuid7

from amal_field.column_types import Key, UtcDateTime
from amal_field.refusal import RuleBroken

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


PER_PAGE = 50
"""How many rows a page of a list shows."""
WAIT = 10
"""Seconds that a write waits for the writes of others."""
CANNOT_STORE = {"53100", "25006", sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR}
"""The codes with which a full or read-only disk is told: of PostgreSQL, and of SQLite."""
LEAST_ROOM = 5_000_000
"""Bytes free on the disk of SQLite below which a commit may find no room, which nothing shows before it."""


def new_key() -> UUID:
    """A new key: a UUID of version 7.

    It grows within a process; one that makes many runs ahead of the clock, so what came when is told by
    `recorded_at`, not by the key.
    """
    return UUID(int=uuid7().int)


def is_empty(value: Any) -> Any:
    """Whether a column of a row holds nothing: a `bool`, or the same question in SQL where it is asked of a model."""
    return value.is_(None) if isinstance(value, ColumnOperators) else value is None


def is_filled(value: Any) -> Any:
    """Whether a column of a row holds something, as `is_empty`. (`~is_empty(…)` would be wrong of a `bool`.)"""
    return value.is_not(None) if isinstance(value, ColumnOperators) else value is not None


class Base(DeclarativeBase):
    """The base of every model, with names for constraints and types for annotations."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMES),
        type_annotation_map={
            UUID: Key(),
            datetime: UtcDateTime(),
            date: Date(),
            time: Time(),
            str: String(),
            Decimal: Numeric(10, 2),
        },
    )


class Keyed:
    """A table whose key is a UUID of version 7, known from the row's making; an entry made without a network brings
    its own."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_key, sort_order=-10)


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})
migrate = Migrate()


def on_page(wanted: Select, page: int | None) -> Select:
    """The rows of a page of a list, from 1, and one more, which tells that it goes on; None: all rows, for a file."""
    return wanted if page is None else wanted.offset((page - 1) * PER_PAGE).limit(PER_PAGE + 1)


def page_of(rows: Sequence[Any], page: int | None = 1) -> tuple[list[Any], bool]:
    """What a page shows of rows that were asked for with `on_page`, and whether more follow."""
    return (list(rows), False) if page is None else (list(rows[:PER_PAGE]), len(rows) > PER_PAGE)


def plain_rows(wanted: Select, values: Mapping[str, Any] | None = None) -> CursorResult:
    """Rows of columns, past the loading of the ORM: where hundreds are read, that is a tenth of the page. Nothing that
    is not flushed yet is seen."""
    return db.session.connection().execute(wanted, values)


INSERTS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
"""Engine → its INSERT, which can say what becomes of a row that is there already."""


def insert_of_engine(table: Any) -> Any:
    """The INSERT into a table or model of the engine of this moment."""
    return INSERTS[db.engine.dialect.name](table)


def is_sqlite() -> bool:
    """Whether the app of this moment runs on SQLite."""
    return db.engine.dialect.name == "sqlite"


def begin_write(*, wait: float = WAIT) -> None:
    """Open the transaction of a write; on SQLite it takes the write lock before anything is read, and waits so many
    seconds for another process that has it. Raises `OperationalError` where it does not come."""
    db.session.connection(execution_options={"sqlite_begin": "BEGIN IMMEDIATE", "sqlite_wait": wait})


def begin_reading() -> None:
    """Open the transaction of a reading, in which PostgreSQL refuses to write. It is to be committed: at a rollback
    psycopg forgets the statements that it has prepared, and each page would have all of its own planned anew."""
    db.session.connection(execution_options={"postgresql_readonly": True})


def can_store() -> bool:
    """Whether what is written would be kept: something is written, and taken back. It counts as so while somebody else
    writes, who shows it."""
    db.session.rollback()
    try:
        begin_write(wait=0)
        db.session.execute(text("CREATE TABLE can_store (number INTEGER)"))
        db.session.execute(text("INSERT INTO can_store VALUES (1)"))
    except DBAPIError as error:
        return not cannot_store(error)
    finally:
        db.session.rollback()
    return not is_sqlite() or disk_usage(Path(db.engine.url.database).parent).free > LEAST_ROOM


@contextmanager
def constraint_as_refusal(codes: Mapping[str, str], **values: Any) -> Iterator[None]:
    """Turn a named constraint of the database into the refusal of the rule that it guards.

    `codes` maps constraint names to refusal codes, `values` fill their sentences. Raises `RuleBroken` for those, lets
    any other error pass.
    """
    try:
        yield
    except IntegrityError as error:
        broken = next((code for name, code in codes.items() if name in violated(error)), None)
        if broken is None:
            raise
        raise RuleBroken(broken, **values) from error


def violated(error: IntegrityError) -> str:
    """The name of the violated constraint; on SQLite, which gives no name of a unique index, its message."""
    diagnosis = getattr(error.orig, "diag", None)
    return (diagnosis.constraint_name if diagnosis else None) or str(error.orig)


def is_unavailable(error: BaseException | None) -> bool:
    """Whether the database is busy, gone, full or read-only: no fault of whoever asked, nor of the code."""
    if isinstance(error, OperationalError | InterfaceError | TimeoutError):
        return True
    return isinstance(error, DBAPIError) and (error.connection_invalidated or cannot_store(error))


def cannot_store(error: BaseException | None) -> bool:
    """Whether the disk of the database is full or read-only."""
    cause = getattr(error, "orig", None)
    return getattr(cause, "sqlstate", getattr(cause, "sqlite_errorcode", 0) & 0xFF) in CANNOT_STORE


@event.listens_for(Keyed, "init", propagate=True)
def _give_key(row: Keyed, args: Any, values: dict[str, Any]) -> None:
    values.setdefault("id", new_key())


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, record: Any) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "foreign_keys=ON",
        f"busy_timeout={1000 * WAIT}",
        "synchronous=FULL",
        "recursive_triggers=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    options = connection.get_execution_options()
    wait = int(1000 * options.get("sqlite_wait", WAIT))
    connection.connection.dbapi_connection.execute(f"PRAGMA busy_timeout={wait}").close()
    connection.exec_driver_sql(options.get("sqlite_begin", "BEGIN"))
