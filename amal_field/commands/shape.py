"""What a database is made of, beside its rows: tables, constraints, indexes, triggers, functions."""

import re

from sqlalchemy import Connection, text

SQLITE = text(
    "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
)
POSTGRES = text("""
WITH ours AS (SELECT oid FROM pg_namespace WHERE nspname = 'public'),
    lent AS (SELECT objid FROM pg_depend WHERE deptype = 'e')
SELECT 'table ' || relname, (
        SELECT string_agg(concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull, attgenerated,
            pg_get_expr(adbin, adrelid)), ', ' ORDER BY attnum)
        FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped)
    FROM pg_class JOIN ours ON relnamespace = ours.oid
    WHERE relkind NOT IN ('i', 'I', 't', 'c') AND pg_class.oid NOT IN (TABLE lent)
UNION ALL SELECT 'index ' || relname, pg_get_indexdef(pg_class.oid)
    FROM pg_class JOIN ours ON relnamespace = ours.oid WHERE relkind IN ('i', 'I')
UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname, pg_get_constraintdef(pg_constraint.oid)
    FROM pg_constraint JOIN ours ON connamespace = ours.oid WHERE conrelid <> 0 AND contype <> 't'
UNION ALL SELECT 'trigger ' || tgname, concat_ws(' ', pg_get_triggerdef(pg_trigger.oid), tgenabled)
    FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN ours ON relnamespace = ours.oid
    WHERE NOT tgisinternal
UNION ALL SELECT 'rule ' || rulename, pg_get_ruledef(pg_rewrite.oid)
    FROM pg_rewrite JOIN pg_class ON pg_class.oid = ev_class JOIN ours ON relnamespace = ours.oid
UNION ALL SELECT 'function ' || pg_proc.oid::regprocedure, pg_get_functiondef(pg_proc.oid)
    FROM pg_proc JOIN ours ON pronamespace = ours.oid WHERE prokind <> 'a' AND pg_proc.oid NOT IN (TABLE lent)
""")
CAST = re.compile(r"::(?:character varying|timestamp with(?:out)? time zone|\w+)(?:\(\d+(?:,\d+)?\))?(?:\[\])?")
"""PostgreSQL writes the casts and brackets of an expression in another way once it has been dumped and put back."""
MOST_NAMED = 5


def shape_of(connection: Connection) -> dict[str, str]:
    """Kind and name of everything that the database is made of → what it says, as far as that is the same each time."""
    if connection.dialect.name == "sqlite":
        return {name: _lines_in_order(words or "") for name, words in connection.execute(SQLITE).all()}
    return {name: _without_casts(words or "") for name, words in connection.execute(POSTGRES).all()}


def differences(actual: dict[str, str], expected: dict[str, str]) -> list[str]:
    """What `actual` lacks, has beside or has otherwise; some of it where it is much."""
    lacking = [f"{name} is missing" for name in sorted(expected.keys() - actual.keys())]
    strange = [f"{name} does not belong there" for name in sorted(actual.keys() - expected.keys())]
    both = sorted(actual.keys() & expected.keys())
    other = [f"{name} is another" for name in both if actual[name] != expected[name]]
    return (lacking + strange + other)[:MOST_NAMED]


def _lines_in_order(words: str) -> str:
    """A rebuild of a table on SQLite writes its constraints in any order, each on a line."""
    lines = [" ".join(line.strip(" \t,").split()) for line in words.split("\n")]
    return "\n".join(sorted(lines) if words.startswith("CREATE TABLE") else lines)


def _without_casts(words: str) -> str:
    return " ".join(re.sub(r"[()]", "", CAST.sub("", words.replace("public.", ""))).split())
