"""add person_id and recorded_person_id to tickets and talks, and ticket_id to talks

Whose a ticket turned out to be, and of whom or from which ticket somebody was asked on the turned tablet.
"""

from alembic import op

revision = "talk_of_whom"
down_revision = "given"
branch_labels = None
depends_on = None

COLUMNS = (
    ("tickets", "person_id", "persons"),
    ("tickets", "recorded_person_id", "persons"),
    ("talks", "person_id", "persons"),
    ("talks", "recorded_person_id", "persons"),
    ("talks", "ticket_id", "tickets"),
)


def upgrade() -> None:
    kind = "CHAR(32)" if op.get_bind().dialect.name == "sqlite" else "UUID"
    for table, column, of in COLUMNS:  # with its constraint, without making the table anew
        known = f"CONSTRAINT fk_{table}_{column} REFERENCES {of} (id)"
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind} {known}")
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    for table, column, _of in reversed(COLUMNS):
        op.drop_index(f"ix_{table}_{column}", table)
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)
