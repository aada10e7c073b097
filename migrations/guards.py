"""The last word of the database on overlaps: EXCLUDE on PostgreSQL, triggers on SQLite, one rule for both.

Two spells of one pitch, or of one person, overlap if each begins before the other ends; a spell without an end lasts
on. A stay of no night collides with what lasts over its day, not with what ends or begins on it, nor with another of
no night. Rows that were cancelled or are disputed do not count.

The lines of a ledger, the steps of referrals and the editions of the annual figures are never changed nor removed:
triggers on both engines forbid it.

Of programmes of which another room keeps the lists nobody is a participant in a roll, nor on its sheet: triggers on
both engines forbid it, whichever of the tables changes.

Two pauses of one duo that stand have no day in common: EXCLUDE and triggers as well.

A batch rebuild on SQLite drops triggers silently: call `create_overlap_guards` (or `forbid_changes`,
`keep_lists_elsewhere` or `keep_pauses_apart`) again after each rebuild of such a table.
"""

from sqlalchemy import Connection

OVERLAPS = {"stay_pitches": "pitch_id", "stay_persons": "person_id"}
PAUSES = "match_pauses"
APPEND_ONLY = ("ledger_entries", "referral_steps", "health_referral_steps", "figure_editions", "frozen_figures")
KEPT_ELSEWHERE = ("vaccination",)
"""The kinds of programme of which a room keeps the lists itself."""
_OF_SESSION = "SELECT 1 FROM group_sessions JOIN programmes ON programmes.id = programme_id WHERE {session} AND {kept}"
_KEPT = "programmes.kind IN ('vaccination')"
_HERE = (
    "SELECT 1 FROM programmes WHERE programmes.id = NEW.programme_id AND programmes.kind IN ('vaccination') AND ("
    "EXISTS (SELECT 1 FROM attendances WHERE session_id = NEW.id AND role <> 'helper') OR "
    "EXISTS (SELECT 1 FROM sheet_rows WHERE session_id = NEW.id))"
)
ROLL_GUARDS = {
    "attendances": (
        "NEW.role <> 'helper'",
        _OF_SESSION.format(session="group_sessions.id = NEW.session_id", kept=_KEPT),
    ),
    "sheet_rows": ("1 = 1", _OF_SESSION.format(session="group_sessions.id = NEW.session_id", kept=_KEPT)),
    "group_sessions": ("1 = 1", _HERE),
}
"""Table → which rows, and what there may not be for them."""
_WATCHED = {"attendances": "session_id, role", "sheet_rows": "session_id", "group_sessions": "programme_id"}
NOBODY = "00000000-0000-0000-0000-000000000000"


def overlap_guard_name(table: str) -> str:
    """The name under which the guard of a table complains."""
    return f"ex_{table}_no_overlap"


def create_overlap_guards(connection: Connection, tables=tuple(OVERLAPS)) -> None:
    """Make the guards of these tables, again if they are there."""
    drop_overlap_guards(connection, tables)
    for table in tables:
        for statement in _statements(connection.dialect.name, table, OVERLAPS[table]):
            connection.exec_driver_sql(statement)


def drop_overlap_guards(connection: Connection, tables=tuple(OVERLAPS)) -> None:
    """Take the guards of these tables away."""
    for table in tables:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {overlap_guard_name(table)}")
        else:
            for moment in ("insert", "update"):
                connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {overlap_guard_name(table)}_{moment}")


def append_only_name(table: str) -> str:
    """The name under which a table complains of which the rows last."""
    return f"tg_{table}_append_only"


def forbid_changes(connection: Connection, tables) -> None:
    """Forbid to change or remove a row of these tables; again if it is forbidden."""
    allow_changes(connection, tables)
    for table in tables:
        name = append_only_name(table)
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE integrity_constraint_violation USING CONSTRAINT = '{name}', MESSAGE = '{name}'; END $$"
            )
            for moment, each in (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT")):
                connection.exec_driver_sql(
                    f"CREATE TRIGGER {name}_{moment} BEFORE {moment.upper()} ON {table} "
                    f"FOR EACH {each} EXECUTE FUNCTION {name}()"
                )
        else:
            for moment in ("update", "delete"):
                connection.exec_driver_sql(
                    f"CREATE TRIGGER {name}_{moment} BEFORE {moment.upper()} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{name}'); END"
                )


def allow_changes(connection: Connection, tables) -> None:
    """Let the rows of these tables be changed and removed: for a downgrade."""
    for table in tables:
        name = append_only_name(table)
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS {name}() CASCADE")
        else:
            for moment in ("update", "delete"):
                connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}_{moment}")


def roll_guard_name(table: str) -> str:
    """The name under which a table complains of somebody in the roll of a list that another room keeps."""
    return f"tg_{table}_kept_elsewhere"


def keep_lists_elsewhere(connection: Connection, tables=tuple(ROLL_GUARDS)) -> None:
    """Forbid participants in rolls of which another room keeps the lists; again if it is forbidden."""
    keep_lists_here(connection, tables)
    for table in tables:
        name, (rows, clash) = roll_guard_name(table), ROLL_GUARDS[table]
        moments = ("update",) if table == "group_sessions" else ("insert", "update")
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"IF {rows} AND EXISTS ({clash}) THEN "
                f"RAISE integrity_constraint_violation USING CONSTRAINT = '{name}', MESSAGE = '{name}'; END IF; "
                "RETURN NEW; END $$"
            )
        for moment in moments:
            when = f"BEFORE {moment.upper()}{' OF ' + _WATCHED[table] if moment == 'update' else ''} ON {table}"
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(
                    f"CREATE TRIGGER {name}_{moment} {when} FOR EACH ROW EXECUTE FUNCTION {name}()"
                )
            else:
                connection.exec_driver_sql(
                    f"CREATE TRIGGER {name}_{moment} {when} WHEN {rows} AND EXISTS ({clash}) "
                    f"BEGIN SELECT RAISE(ABORT, '{name}'); END"
                )


def keep_lists_here(connection: Connection, tables=tuple(ROLL_GUARDS)) -> None:
    """Let rolls hold whomever they like: for a downgrade."""
    for table in tables:
        name = roll_guard_name(table)
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS {name}() CASCADE")
        else:
            for moment in ("insert", "update"):
                connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}_{moment}")


def pauses_guard_name() -> str:
    """The name under which the table of pauses complains of two on one day."""
    return f"ex_{PAUSES}_apart"


def keep_pauses_apart(connection: Connection) -> None:
    """Forbid two pauses of a duo on one day; again if it is forbidden. On SQLite the table takes its triggers along."""
    name = pauses_guard_name()
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS btree_gist")
        connection.exec_driver_sql(f"ALTER TABLE {PAUSES} DROP CONSTRAINT IF EXISTS {name}")
        connection.exec_driver_sql(
            f"ALTER TABLE {PAUSES} ADD CONSTRAINT {name} EXCLUDE USING gist ("
            "match_id WITH =, daterange(from_on, until_on, '[]') WITH &&) WHERE (cancelled_at IS NULL)"
        )
        return
    for moment in ("insert", "update"):
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}_{moment}")
        connection.exec_driver_sql(
            f"CREATE TRIGGER {name}_{moment} BEFORE {moment.upper()} ON {PAUSES} WHEN NEW.cancelled_at IS NULL AND "
            f"EXISTS (SELECT 1 FROM {PAUSES} AS other WHERE other.match_id = NEW.match_id AND other.id <> NEW.id "
            "AND other.cancelled_at IS NULL AND other.from_on <= NEW.until_on AND NEW.from_on <= other.until_on) "
            f"BEGIN SELECT RAISE(ABORT, '{name}'); END"
        )


def _statements(engine: str, table: str, column: str) -> list[str]:
    if engine == "postgresql":
        # An open range collides with what lies strictly inside it, a point of no night included; the third element
        # differs for every two rows except for two of no night.
        start, end = "(from_on - date '2000-01-01')", "(to_on - date '2000-01-01')"
        bounds = "CASE WHEN to_on = from_on THEN '[]' ELSE '()' END"
        return [
            "CREATE EXTENSION IF NOT EXISTS btree_gist",
            f"ALTER TABLE {table} ADD CONSTRAINT {overlap_guard_name(table)} EXCLUDE USING gist ("
            f"{column} WITH =, numrange({start}, {end}, {bounds}) WITH &&, "
            f"(CASE WHEN to_on = from_on THEN '{NOBODY}'::uuid ELSE id END) WITH <>) "
            "WHERE (cancelled_at IS NULL AND disputed_at IS NULL)",
        ]
    # Asked in two parts, each for the index of the column and the last day: asked with OR, SQLite reads the whole past.
    others = (
        f"""EXISTS (SELECT 1 FROM {table} AS other
            WHERE other.{column} = NEW.{column} AND {ends} AND other.id <> NEW.id
              AND other.cancelled_at IS NULL AND other.disputed_at IS NULL
              AND (NEW.to_on IS NULL OR other.from_on < NEW.to_on))"""
        for ends in ("other.to_on IS NULL", "NEW.from_on < other.to_on")
    )
    clash = " OR ".join(others)
    return [
        f"""CREATE TRIGGER {overlap_guard_name(table)}_{moment} BEFORE {moment.upper()} ON {table}
        WHEN NEW.cancelled_at IS NULL AND NEW.disputed_at IS NULL AND ({clash})
        BEGIN SELECT RAISE(ABORT, '{overlap_guard_name(table)}'); END"""
        for moment in ("insert", "update")
    ]
