"""How Alembic reaches the app's database, or the one whose connection it is given; online only."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from alembic import context
from flask import current_app
from sqlalchemy import Connection

db = current_app.extensions["migrate"].db


def unmanaged(entity, name, kind, reflected, compare_to) -> bool:
    """Leave alone what autogenerate only half sees: the index beneath an EXCLUDE, and that of the trigrams."""
    return not (kind in ("index", "table") and name is not None and name.startswith(("ex_", "search_trigrams")))


def frozen_type(kind, entity, autogen_context):
    """Write the app's own column type as the plain one beneath it; a revision imports nothing of the app."""
    return "sa.DateTime(timezone=True)" if kind == "type" and type(entity).__name__ == "UtcDateTime" else False


@contextmanager
def rebuilding(connection: Connection) -> Iterator[None]:
    """Let SQLite rebuild a table to which others point: it drops the old one, and foreign keys, which can only be
    switched outside a transaction, would complain. They are looked through before the commit."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection.dbapi_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
        astray = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if astray:
            raise RuntimeError(f"a row points to nothing: {tuple(astray)}")
        connection.commit()
    finally:
        connection.rollback()
        driver.execute("PRAGMA foreign_keys=ON")


given = context.config.attributes.get("connection")
with nullcontext(given) if given is not None else db.engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        render_as_batch=True,
        compare_type=True,
        include_object=unmanaged,
        render_item=frozen_type,
    )
    if connection.in_transaction():  # who began it ends it
        context.run_migrations()
    else:
        with rebuilding(connection), context.begin_transaction():
            context.run_migrations()
        connection.commit()
