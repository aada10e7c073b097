"""tie helpers to sessions

A user may be a person; a person helps at a session, or at every session of a series. By this a volunteer finds her own
sessions, and nobody else's.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

HELPED = {"session_helpers": ("session_id", "group_sessions.id"), "series_helpers": ("series_id", "series.id")}


def upgrade() -> None:
    person = sa.ForeignKey("persons.id", name=op.f("fk_users_person_id"))
    op.add_column("users", sa.Column("person_id", sa.Uuid(), person, nullable=True), inline_references=True)
    op.create_index("uq_users_person_id", "users", ["person_id"], unique=True)
    for table, (column, key) in HELPED.items():
        op.create_table(
            table,
            sa.Column(column, sa.Uuid(), nullable=False),
            sa.Column("person_id", sa.Uuid(), nullable=False),
            sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
            sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
            sa.ForeignKeyConstraint([column], [key], name=op.f(f"fk_{table}_{column}")),
            sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f(f"fk_{table}_person_id")),
            sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f(f"fk_{table}_recorded_by_id")),
            sa.PrimaryKeyConstraint(column, "person_id", name=op.f(f"pk_{table}")),
        )
        op.create_index(f"ix_{table}_person_id", table, ["person_id"])


def downgrade() -> None:
    for table in HELPED:
        op.drop_index(f"ix_{table}_person_id", table)
        op.drop_table(table)
    op.drop_index("uq_users_person_id", "users")
    op.drop_column("users", "person_id")
