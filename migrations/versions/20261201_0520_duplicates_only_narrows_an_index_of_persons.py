"""keep only duplicates in the index of same_as_id

For a page of people by name SQLite chose this index, read everybody who is no duplicate and sorted them all.
"""

import sqlalchemy as sa
from alembic import op

revision = "duplicates_only"
down_revision = "read_notices"
branch_labels = None
depends_on = None

NAME, TABLE, COLUMNS = "ix_persons_same_as_id", "persons", ["same_as_id"]


def upgrade() -> None:
    duplicate = sa.text("same_as_id IS NOT NULL")
    op.drop_index(NAME, table_name=TABLE)
    op.create_index(NAME, TABLE, COLUMNS, sqlite_where=duplicate, postgresql_where=duplicate)


def downgrade() -> None:
    op.drop_index(NAME, table_name=TABLE)
    op.create_index(NAME, TABLE, COLUMNS)
