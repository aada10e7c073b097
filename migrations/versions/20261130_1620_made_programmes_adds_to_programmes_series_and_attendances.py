"""add to programmes, series and attendances; move language from series_plans to series

Programmes are made on screen, series tell how many enrolled and completed, in which language, whether they have a plan
or not, and somebody may come to a session for an organisation.
"""

from alembic import op

from migrations import guards

revision = "made_programmes"
down_revision = "by_hand"
branch_labels = None
depends_on = None

NUMBERS = (
    ("enrolled", "CONSTRAINT ck_series_enrolled_not_negative CHECK (enrolled >= 0)"),
    (
        "completed",
        "CONSTRAINT ck_series_completed_possible "
        "CHECK (completed >= 0 AND (enrolled IS NULL OR completed <= enrolled))",
    ),
)
TEXTS = (
    *(("programmes", name) for name in ("register_no", "name_nl", "name_fr", "name_en")),
    *(("series", name) for name in ("register_no", "language")),
)


def upgrade() -> None:
    key, moment = ("CHAR(32)", "DATETIME") if _is_sqlite() else ("UUID", "TIMESTAMP WITH TIME ZONE")
    for table, column in TEXTS:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} VARCHAR")
    op.execute("ALTER TABLE programmes ADD COLUMN asks_organisation BOOLEAN DEFAULT false NOT NULL")
    op.execute("ALTER TABLE programmes ADD COLUMN retired_on DATE")
    op.execute(f"ALTER TABLE programmes ADD COLUMN recorded_at {moment}")
    _point("programmes", "recorded_by_id", "users", key)
    for column, check in NUMBERS:
        op.execute(f"ALTER TABLE series ADD COLUMN {column} INTEGER {check}")
    _point("attendances", "organisation_id", "organisations", key)
    op.create_index("ix_attendances_organisation_id", "attendances", ["organisation_id"])
    for table in ("programmes", "series"):
        op.create_index(f"uq_{table}_register_no", table, ["register_no"], unique=True)
    op.execute(_moved("series", "series.id", "series_plans", "series_plans.series_id"))
    op.drop_column("series_plans", "language")


def downgrade() -> None:
    guards.keep_lists_here(op.get_bind())
    op.execute("ALTER TABLE series_plans ADD COLUMN language VARCHAR")
    op.execute(_moved("series_plans", "series_plans.series_id", "series", "series.id"))
    for table in ("programmes", "series"):
        op.drop_index(f"uq_{table}_register_no", table)
    op.drop_index("ix_attendances_organisation_id", "attendances")
    with op.batch_alter_table("attendances") as batch:
        batch.drop_column("organisation_id")
    for column, _check in reversed(NUMBERS):
        op.execute(f"ALTER TABLE series DROP COLUMN {column}")
    with op.batch_alter_table("programmes") as batch:
        for column in ("recorded_by_id", "recorded_at", "retired_on", "asks_organisation"):
            batch.drop_column(column)
    for table, column in reversed(TEXTS):
        op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    guards.keep_lists_elsewhere(op.get_bind())


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _point(table: str, column: str, to: str, kind: str) -> None:
    """Add a column with its constraint, without making the table anew."""
    known = f"CONSTRAINT fk_{table}_{column} REFERENCES {to} (id)"
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind} {known}")


def _moved(to: str, key: str, table: str, foreign: str) -> str:
    return f"UPDATE {to} SET language = (SELECT {table}.language FROM {table} WHERE {foreign} = {key})"
