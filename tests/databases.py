"""Databases of tests on either engine, with the cast in them: one that is put back as new before each test, and more
where a test needs its own."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import psycopg
from flask import Flask
from flask_migrate import upgrade

from amal_field import create_app
from amal_field.accounts.offers import demo
from amal_field.db import db, new_key
from amal_field.stamp import Stamp
from amal_field.vaccination.operations.duties import note_duty
from tests import sign_ins
from tests.postgres import Cluster
from tests.rows import Rows

ENGINES = ("sqlite", "postgresql")
LONG_BEFORE = datetime(2026, 1, 5, 8, tzinfo=UTC)
SETTINGS = {
    "TESTING": True,
    "STRICT_AUDIT": True,
    "PASSWORD_MEMORY_KIB": 8,
    "PASSWORD_ROUNDS": 1,
    "LOG_LEVEL": "ERROR",
    "IMPORT_THREAD": False,
}
"""Cheap passwords, and an audit that forgives nothing."""


SECRET_KEY = "b1946ac92492d2347c6235b4d2611184e10adc3949ba59abbe56e057f20f883e"
PIN_KEY = "7c211433f02071597741e6ff5a8ea34789abbf43d7a1e1f5c8f9a1b2c3d4e5f6"
PRODUCTION = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": SECRET_KEY,
    "PIN_KEY": PIN_KEY,
    "SESSION_COOKIE_SECURE": True,
    "TRUSTED_HOSTS": ["localhost"],
}
"""What production wants."""


def make_app(url: str, **settings: object) -> Flask:
    """The app on the database at `url`, as tests run it."""
    return create_app(SETTINGS | {"DATABASE_URL": url} | settings)


def fill(url: str) -> None:
    """Migrate the database at `url` and load the cast, long before the tests of today and of any day on which their
    clock stands."""
    app = make_app(url)
    with app.app_context():
        upgrade()
        demo.load(replace(demo.demo_stamp(UUID(int=1)), at=LONG_BEFORE), demo.hash_of_password())
        bind_to_secrecy()
        sign_ins.open_all()
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


def bind_to_secrecy() -> None:
    """Note the secrecy of those of the cast who see health data."""
    dirk = Stamp(demo.player("dirk").id, LONG_BEFORE, new_key())
    for key in ("farah", "lena"):
        note_duty(demo.player(key).id, LONG_BEFORE.date(), "contract", None, stamp=dirk)


def restore(template: Path, database: Path) -> None:
    """Put every row of an SQLite database back as in `template`, under whoever has it open."""
    with closing(sqlite3.connect(template)) as before, closing(sqlite3.connect(database)) as now:
        before.backup(now)


class SqliteDatabases:
    """Files, copied from a template file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0
        self.template = folder / "template.sqlite3"
        self.shared = folder / "shared.sqlite3"
        self.url = f"sqlite:///{self.shared}"
        fill(f"sqlite:///{self.template}")
        self.put_back()

    def make(self, *, empty: bool = False) -> tuple[str, Callable[[], None]]:
        """A new database, migrated and with the cast unless `empty`: its address, and what removes it."""
        self.count += 1
        file = self.folder / f"test-{self.count}.sqlite3"
        if not empty:
            shutil.copy(self.template, file)
        return f"sqlite:///{file}", lambda: [path.unlink() for path in self.folder.glob(f"{file.name}*")]

    def put_back(self) -> str:
        """Make the shared database as new: its address."""
        restore(self.template, self.shared)
        return self.url


class PostgresDatabases:
    """Databases of a throw-away cluster, made from a template database."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self.count = 0
        self._do("CREATE DATABASE template_amal")
        fill(cluster.url("template_amal"))
        self._do("CREATE DATABASE shared TEMPLATE template_amal")
        self.url = cluster.url("shared")
        self.rows = Rows(self.url)

    def make(self, *, empty: bool = False) -> tuple[str, Callable[[], None]]:
        """A new database, migrated and with the cast unless `empty`: its address, and what removes it."""
        self.count += 1
        name = f"test_{self.count}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {'template0' if empty else 'template_amal'}")
        return self.cluster.url(name), lambda: self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def put_back(self) -> str:
        """Make the shared database as new: its address."""
        self.rows.put_back()
        return self.url

    def _do(self, statement: str) -> None:
        with psycopg.connect(self.cluster.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)


Databases = SqliteDatabases | PostgresDatabases
