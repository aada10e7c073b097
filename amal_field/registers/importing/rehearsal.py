"""An import locks SQLite, which has one lock for all who write, only while its rows go in.

It is rehearsed first, on a copy that SQLite keeps in a file without a name, gone with its connection. What it asks and
what it writes there is noted. Then all of it runs again on the database itself, in one transaction and in the same
order: where everything answers as in the rehearsal, the import would do just that, and it stands; else nothing of it
does, and it is rehearsed anew.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from hashlib import blake2b
from typing import Any, TypeVar

import structlog
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from amal_field.db import begin_write, db, is_sqlite

T = TypeVar("T")
Given = TypeVar("Given")
REHEARSALS = 3
"""While others change what it reads; then it holds the lock for as long as it takes."""
log = structlog.get_logger()


class Differs(Exception):
    """The database answers otherwise than in the rehearsal."""


def write_briefly(
    transaction: Callable[[], AbstractContextManager[Any]],
    read: Callable[[], Given],
    act: Callable[[Given], T],
    end: Callable[[T], None],
) -> T:
    """In a `transaction`: `act` on what `read` returns, which is called without one, then `end` with what came of it.
    On SQLite `act` is rehearsed before the transaction begins."""
    for _rehearsal in range(REHEARSALS if is_sqlite() else 0):
        given = read()
        with rehearsal() as part:
            result = act(given)
        del given
        try:
            with transaction():
                part.play()
                end(result)
            return result
        except Differs:
            log.info("import_rehearsed_anew")
    given = read()
    with transaction():
        result = act(given)
        end(result)
    return result


@contextmanager
def rehearsal() -> Iterator["Part"]:
    """Within the block `db.session` is that of a copy of the database, which nobody else sees; what is done there."""
    copy = sqlite3.connect("", factory=_Copy)
    engine = create_engine("sqlite://", creator=lambda: copy, poolclass=StaticPool)
    part = Part()
    try:
        with db.engine.connect() as connection:
            connection.connection.dbapi_connection.backup(copy)
        session = db.session()
        session.close()
        session.get_bind = lambda *_asked, **_more: engine
        begin_write()
        copy.part = part
        yield part
    finally:
        db.session.close()
        vars(db.session()).pop("get_bind", None)
        engine.dispose()
        copy.close()


class Part(list["_Step"]):
    """What was asked and written in a rehearsal, in order."""

    def play(self) -> None:
        """Do the same in the transaction at hand. Raises `Differs` where something answers otherwise."""
        connection = db.session.connection()
        for step in self:
            result = connection.exec_driver_sql(step.statement, step.parameters)
            if result.rowcount != step.rowcount:
                raise Differs
            for size, answer in step.answers:
                if _digest(result.cursor.fetchmany(size)) != answer:
                    raise Differs
            result.close()


class _Step:
    """One statement, how many rows it wrote, and of those that it found how many were asked for, with their digest."""

    __slots__ = ("answers", "parameters", "rowcount", "statement")

    def __init__(self, statement: str, parameters: Any, rowcount: int) -> None:
        self.statement, self.parameters, self.rowcount = statement, parameters, rowcount
        self.answers: list[tuple[int, bytes]] = []


class _Copy(sqlite3.Connection):
    """The connection of a copy. What its cursors do is noted in its `part`, once it has one."""

    part: Part | None = None

    def cursor(self, factory: Any = None) -> "_Cursor":
        return super().cursor(factory or _Cursor)


class _Cursor(sqlite3.Cursor):
    """Notes what it does."""

    step: _Step | None = None

    def execute(self, statement: str, parameters: Any = ()) -> "_Cursor":
        super().execute(statement, parameters)
        return self._note(statement, parameters)

    def executemany(self, statement: str, parameters: Any) -> "_Cursor":
        super().executemany(statement, parameters)
        return self._note(statement, parameters)

    def fetchone(self) -> Any:
        row = super().fetchone()
        self._answer([] if row is None else [row], 1)
        return row

    def fetchmany(self, size: int | None = None) -> list[Any]:
        asked = self.arraysize if size is None else size
        rows = super().fetchmany(asked)
        self._answer(rows, asked)
        return rows

    def fetchall(self) -> list[Any]:
        rows = super().fetchall()
        self._answer(rows, len(rows) + 1)
        return rows

    def _note(self, statement: str, parameters: Any) -> "_Cursor":
        if self.connection.part is not None:
            self.step = _Step(statement, parameters, self.rowcount)
            self.connection.part.append(self.step)
        return self

    def _answer(self, rows: list[Any], size: int) -> None:
        if self.step is not None:
            self.step.answers.append((size, _digest(rows)))


def _digest(rows: list[Any]) -> bytes:
    return blake2b(json.dumps(rows, ensure_ascii=False, default=repr).encode(), digest_size=16).digest()
