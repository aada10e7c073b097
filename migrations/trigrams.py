"""The index of trigrams over `search_texts.text`: FTS5 on SQLite, kept by triggers; `pg_trgm` on PostgreSQL.

A batch rebuild on SQLite drops triggers silently: call `make` again after each rebuild of `search_texts`.
"""

from sqlalchemy import Connection

TABLE = "search_trigrams"
MOMENTS = ("insert", "delete", "update")


def names() -> set[str]:
    """The triggers that keep the index on SQLite."""
    return {f"{TABLE}_{moment}" for moment in MOMENTS}


def make(connection: Connection) -> None:
    """Make the index of what stands in the table, again if it is there."""
    drop(connection)
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        connection.exec_driver_sql(f"CREATE INDEX {TABLE} ON search_texts USING gin (text gin_trgm_ops)")
        return
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5(text, content='search_texts', content_rowid='id', tokenize='trigram')"
    )
    connection.exec_driver_sql(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('rebuild')")
    forget = f"INSERT INTO {TABLE} ({TABLE}, rowid, text) VALUES ('delete', OLD.id, OLD.text);"
    learn = f"INSERT INTO {TABLE} (rowid, text) VALUES (NEW.id, NEW.text);"
    for moment, deed in zip(MOMENTS, (learn, forget, forget + learn), strict=True):
        of = " OF text" if moment == "update" else ""
        connection.exec_driver_sql(
            f"CREATE TRIGGER {TABLE}_{moment} AFTER {moment.upper()}{of} ON search_texts BEGIN {deed} END"
        )


def drop(connection: Connection) -> None:
    """Take the index away."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"DROP INDEX IF EXISTS {TABLE}")
        return
    for name in sorted(names()):
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {TABLE}")
