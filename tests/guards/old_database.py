"""A database as it was at an earlier revision, and rows in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from flask_migrate import upgrade

from amal_field.accounts.models import IMPORT_ID
from amal_field.db import db
from tests.any_row import values_of
from tests.databases import Databases, make_app


@contextmanager
def database_at(databases: Databases, revision: str) -> Iterator[None]:
    """An app on a new database, migrated no further than this revision."""
    url, remove = databases.make(empty=True)
    with make_app(url).app_context():
        upgrade(revision=revision)
        yield
        db.session.remove()
        db.engine.dispose()
    remove()


def put(into: str, /, **values: Any) -> dict[str, Any]:
    """Write a row; what is not given follows from its columns, as far as the table had them then."""
    table = db.metadata.tables[into]
    there = {column["name"] for column in sa.inspect(db.engine).get_columns(into)}
    row = values_of(table, lambda column: IMPORT_ID if column.table.name == "users" else None) | values
    row = {name: value for name, value in row.items() if name in there}
    then = sa.table(into, *(sa.column(name, table.c[name].type if name in table.c else None) for name in row))
    with db.engine.begin() as connection:
        connection.execute(sa.insert(then).values(row))
    return row
