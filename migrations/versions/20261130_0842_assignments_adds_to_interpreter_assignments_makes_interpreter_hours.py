"""add hours, purpose and person to interpreter_assignments, make table interpreter_hours

Interpreters are asked for on screen: from when until when, what for, and for whom if anybody is named. A volunteer for
the crisis has hours in the week in which they interpret.
"""

import sqlalchemy as sa
from alembic import op

revision = "assignments"
down_revision = "queue"
branch_labels = None
depends_on = None

TABLE = "interpreter_assignments"
STANDING = sa.text("cancelled_at IS NULL")
ON_COLUMNS = (
    ("starts", "TIME", ()),
    (
        "ends",
        "TIME",
        (("ends_after_start", "ends > starts"), ("hours_both", "(starts IS NULL) = (ends IS NULL)")),
    ),
    (
        "purpose",
        "VARCHAR",
        (("purpose_known", "purpose IN ('desk', 'info_session', 'school', 'welfare', 'other')"),),
    ),
)
"""Column, type, and what the database demands of it. These are added as they are: on SQLite a constraint on a table
cannot be added, one on a column comes and goes with it."""


def upgrade() -> None:
    for column, kind, checks in ON_COLUMNS:
        demands = "".join(f" CONSTRAINT ck_{TABLE}_{name} CHECK ({check})" for name, check in checks)
        op.execute(f"ALTER TABLE {TABLE} ADD COLUMN {column} {kind}{demands}")
    op.add_column(TABLE, sa.Column("was_confirmed", sa.Boolean(), server_default=sa.false(), nullable=False))
    for column in ("person_id", "recorded_person_id"):
        person = sa.ForeignKey("persons.id", name=op.f(f"fk_{TABLE}_{column}"))
        op.add_column(TABLE, sa.Column(column, sa.Uuid(), person, nullable=True), inline_references=True)
        op.create_index(f"ix_{TABLE}_{column}", TABLE, [column])
    op.create_index(f"ix_{TABLE}_state_day", TABLE, ["state", "day"])

    op.create_table(
        "interpreter_hours",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_person_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("ends > starts", name=op.f("ck_interpreter_hours_ends_after_start")),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_interpreter_hours_weekday_known")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_interpreter_hours_cancelled_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_interpreter_hours_person_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_interpreter_hours_recorded_by_id")),
        sa.ForeignKeyConstraint(
            ["recorded_person_id"], ["persons.id"], name=op.f("fk_interpreter_hours_recorded_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interpreter_hours")),
    )
    op.create_index("ix_interpreter_hours_person_id", "interpreter_hours", ["person_id"])
    columns = ["recorded_person_id", "language", "weekday", "starts"]
    op.create_index(
        "uq_interpreter_hours_same",
        "interpreter_hours",
        columns,
        unique=True,
        sqlite_where=STANDING,
        postgresql_where=STANDING,
    )


def downgrade() -> None:
    op.drop_table("interpreter_hours")
    op.drop_index(f"ix_{TABLE}_state_day", TABLE)
    for column in ("recorded_person_id", "person_id"):
        op.drop_index(f"ix_{TABLE}_{column}", TABLE)
        op.drop_column(TABLE, column)
    op.drop_column(TABLE, "was_confirmed")
    for column, _kind, _checks in reversed(ON_COLUMNS):
        op.drop_column(TABLE, column)
