"""The database: one `db`, typed columns, UUIDs of version 7 as keys, and what SQLite needs to behave.

SQLite under SQLAlchemy wants an explicit BEGIN (with the driver's own transaction handling a savepoint followed by a
rollback keeps the row) and IMMEDIATE for a write (a read that becomes a write fails at once, busy timeout or not).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    ColumnOperators,
    Connection,
    Date,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    Numeric,
    String,
    Time,
    Uuid,
    event,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry
from sqlalchemy.types import TypeDecorator
from uuid6 import uuid7

from amal_field.refusal import RuleBroken

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC. A naive one raises `ValueError`."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError(f"a naive time has no place in the database: {value!r}")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


Bytewise = String().with_variant(String(collation="C"), "postgresql")
"""Text compared byte by byte on both engines, so that a prefix is a range of a B-tree."""


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
            UUID: Uuid(),
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


def is_sqlite() -> bool:
    """Whether the app of this moment runs on SQLite."""
    return db.engine.dialect.name == "sqlite"


def begin_write() -> None:
    """Open the transaction of a write; on SQLite it takes the write lock before anything is read."""
    db.session.connection(execution_options={"sqlite_begin": "BEGIN IMMEDIATE"})


def begin_reading() -> None:
    """Open the transaction of a reading, in which PostgreSQL refuses to write. It is to be committed: at a rollback
    psycopg forgets the statements that it has prepared, and each page would have all of its own planned anew."""
    db.session.connection(execution_options={"postgresql_readonly": True})


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


@event.listens_for(Keyed, "init", propagate=True)
def _give_key(row: Keyed, args: Any, values: dict[str, Any]) -> None:
    values.setdefault("id", new_key())


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, record: Any) -> None:
    if type(connection).__module__.partition(".")[0] != "sqlite3":
        return
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "foreign_keys=ON",
        "busy_timeout=10000",
        "synchronous=FULL",
        "recursive_triggers=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))
