"""The rows of a PostgreSQL database, put back as they were: a new database takes a hundred times as long."""

import psycopg
from psycopg.sql import SQL, Composable, Identifier

TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
SEQUENCES = "SELECT sequencename, coalesce(last_value, 1), last_value IS NOT NULL FROM pg_sequences"
HAS_GROWN = SQL("SELECT {name} WHERE pg_relation_size({name}) > 0")
TOTAL = SQL("SELECT md5(string_agg(a_row::text, ' ')) FROM {table} AS a_row")
IS_OTHER = SQL("SELECT {name} WHERE ({total}) IS DISTINCT FROM {was}")


class Rows:
    """The rows of a database at this moment.

    They are put back past triggers and foreign keys, and in vacuumed tables: rows lie there as in a new database, so
    that a test is not handed them in the order of the holes that others left. Whoever still holds on to a row makes
    the next test fail.
    """

    def __init__(self, url: str) -> None:
        self.connection = psycopg.connect(
            url, autocommit=True, options="-c session_replication_role=replica -c lock_timeout=10s"
        )
        self.rows = {name: self._read(name) for (name,) in self.connection.execute(TABLES).fetchall()}
        self.sequences = self.connection.execute(SEQUENCES).fetchall()
        self.is_changed = SQL(" UNION ALL ").join([self._is_changed(name) for name in self.rows])

    def put_back(self) -> None:
        """Put back the rows of each table in which somebody has written."""
        changed = [name for (name,) in self.connection.execute(self.is_changed)]
        for name in changed:
            self.connection.execute(SQL("DELETE FROM {}").format(Identifier(name)))
        if changed:
            self.connection.execute(SQL("VACUUM {}").format(SQL(", ").join(map(Identifier, changed))))
        for name in changed:
            self._write(name)
        for sequence in self.sequences:
            self.connection.execute("SELECT setval(%s, %s, %s)", sequence)

    def _read(self, name: str) -> bytes:
        with self.connection.cursor().copy(SQL("COPY {} TO STDOUT").format(Identifier(name))) as rows:
            return b"".join(rows)

    def _write(self, name: str) -> None:
        with self.connection.cursor().copy(SQL("COPY {} FROM STDIN").format(Identifier(name))) as rows:
            rows.write(self.rows[name])

    def _is_changed(self, name: str) -> Composable:
        """A statement that gives the name of the table if it is not as it was."""
        if not self.rows[name]:
            return HAS_GROWN.format(name=name)
        total = TOTAL.format(table=Identifier(name))
        (was,) = self.connection.execute(total).fetchone()
        return IS_OTHER.format(name=name, total=total, was=was)
