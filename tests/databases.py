"""One empty database a test, on either engine: copied from a template that is migrated once, with the cast in it."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from flask import Flask
from flask_migrate import upgrade

from amal_field import create_app
from amal_field.accounts import demo
from amal_field.db import db
from tests.postgres import Cluster

ENGINES = ("sqlite", "postgresql")
LONG_BEFORE = datetime(2026, 1, 5, 8, tzinfo=UTC)
SETTINGS = {
    "TESTING": True,
    "STRICT_AUDIT": True,
    "PASSWORD_MEMORY_KIB": 8,
    "PASSWORD_ROUNDS": 1,
    "LOG_LEVEL": "ERROR",
}
"""Cheap passwords, and an audit that forgives nothing."""


def offer_engines(parser: pytest.Parser) -> None:
    """Offer `--engine`, once, whichever folder's conftest comes first."""
    with suppress(ValueError):
        parser.addoption("--engine", choices=[*ENGINES, "both"], default="both", help="run tests of data on one engine")


def choose_engines(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for `engine` once on each engine chosen."""
    if "engine" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("--engine")
        metafunc.parametrize("engine", ENGINES if chosen == "both" else [chosen], scope="session")


def make_app(url: str, **settings: object) -> Flask:
    """The app on the database at `url`, as tests run it."""
    return create_app(SETTINGS | {"DATABASE_URL": url} | settings)


def fill(url: str) -> None:
    """Migrate the database at `url` and load the cast, long before the tests of today and of any day on which their
    clock stands."""
    app = make_app(url)
    with app.app_context():
        upgrade()
        demo.load(replace(demo.demo_stamp(UUID(int=1)), at=LONG_BEFORE))
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


class SqliteDatabases:
    """Files, copied from a template file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0
        self.template = folder / "template.sqlite3"
        fill(f"sqlite:///{self.template}")

    def make(self, *, empty: bool = False) -> tuple[str, Callable[[], None]]:
        """A new database, migrated and with the cast unless `empty`: its address, and what removes it."""
        self.count += 1
        file = self.folder / f"test-{self.count}.sqlite3"
        if not empty:
            shutil.copy(self.template, file)
        return f"sqlite:///{file}", lambda: [path.unlink() for path in self.folder.glob(f"{file.name}*")]


class PostgresDatabases:
    """Databases of a throw-away cluster, made from a template database."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self.count = 0
        self._do("CREATE DATABASE template_amal")
        fill(cluster.url("template_amal"))

    def make(self, *, empty: bool = False) -> tuple[str, Callable[[], None]]:
        """A new database, migrated and with the cast unless `empty`: its address, and what removes it."""
        self.count += 1
        name = f"test_{self.count}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {'template0' if empty else 'template_amal'}")
        return self.cluster.url(name), lambda: self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def _do(self, statement: str) -> None:
        with psycopg.connect(self.cluster.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)
