"""add sight to submissions

A stored answer is given again to who may still see it. Of those of before nobody knows who may: a repeat of them is led
to its page, which asks.
"""

import sqlalchemy as sa
from alembic import op

revision = "sight_of_answers"
down_revision = "keep_late_places"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("submissions", sa.Column("sight", sa.JSON(), nullable=True))
    op.execute("UPDATE submissions SET body = NULL, headers = NULL, note = NULL")


def downgrade() -> None:
    op.drop_column("submissions", "sight")
