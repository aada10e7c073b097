"""add notice_version and notice_read_at to talks

Which privacy notice somebody read, and when, stays once what they said is emptied, whether or not they were asked about
sharing.
"""

import sqlalchemy as sa
from alembic import op

revision = "read_notices"
down_revision = "late_marks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("talks", sa.Column("notice_version", sa.Integer(), nullable=True))
    op.add_column("talks", sa.Column("notice_read_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("talks", "notice_read_at")
    op.drop_column("talks", "notice_version")
