"""add disputed_at and marked_at to attendances

The newest mark stands, whichever came first; what came late and contradicts the roll is kept apart. A mark of before
was made when its row was written last.
"""

import sqlalchemy as sa
from alembic import op

revision = "late_marks"
down_revision = "outbox"
branch_labels = None
depends_on = None

LAST = "UPDATE attendances SET marked_at = COALESCE(absent_at, cancelled_at, recorded_at)"


def upgrade() -> None:
    for column in ("disputed_at", "marked_at"):
        op.add_column("attendances", sa.Column(column, sa.DateTime(timezone=True), nullable=True))
    op.execute(LAST)


def downgrade() -> None:
    for column in ("marked_at", "disputed_at"):
        op.drop_column("attendances", column)
