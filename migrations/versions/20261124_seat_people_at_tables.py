"""seat people at tables

A level that somebody says of herself in one programme, and at which table of a session she sits.
"""

import sqlalchemy as sa
from alembic import op

revision = "seat_people"
down_revision = "merge_people"
branch_labels = None
depends_on = None

KEYS = {
    "table_levels": ("programme_id", "programmes.id", "level", sa.String()),
    "table_seats": ("session_id", "group_sessions.id", "number", sa.Integer()),
}


def upgrade() -> None:
    for table, (column, key, value, kind) in KEYS.items():
        checks = [sa.CheckConstraint("number > 0", name=op.f("ck_table_seats_number_positive"))]
        op.create_table(
            table,
            sa.Column(column, sa.Uuid(), nullable=False),
            sa.Column("person_id", sa.Uuid(), nullable=False),
            sa.Column(value, kind, nullable=False),
            sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
            sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
            *(checks if table == "table_seats" else []),
            sa.ForeignKeyConstraint([column], [key], name=op.f(f"fk_{table}_{column}")),
            sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f(f"fk_{table}_person_id")),
            sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f(f"fk_{table}_recorded_by_id")),
            sa.PrimaryKeyConstraint(column, "person_id", name=op.f(f"pk_{table}")),
        )
        op.create_index(f"ix_{table}_person_id", table, ["person_id"])


def downgrade() -> None:
    for table in KEYS:
        op.drop_index(f"ix_{table}_person_id", table)
        op.drop_table(table)
