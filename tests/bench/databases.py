"""Empty databases by a name, on one engine."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.postgres import Cluster

Databases = Callable[[str], str]
"""Name → the URL of a new database."""


@contextmanager
def databases(engine: str) -> Iterator[tuple[Databases, Cluster | None]]:
    """What makes an empty database by a name, on one engine; all are gone afterwards."""
    if engine == "sqlite":
        with tempfile.TemporaryDirectory(prefix="amal-field-bench-") as folder:
            yield lambda name: f"sqlite:///{Path(folder) / name}.sqlite3", None
        return

    with Cluster() as cluster:

        def make(name: str) -> str:
            with psycopg.connect(cluster.url("postgres"), autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}")
            return cluster.url(name)

        yield make, cluster
