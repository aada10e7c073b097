"""answer with notes

Beside the stored answer of a submission what it said: a repeat that is led to a page says it there again, since the
page of the first may never have been shown.
"""

import sqlalchemy as sa
from alembic import op

revision = "answer_with_notes"
down_revision = "take_measures"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("submissions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("note", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("submissions", schema=None) as batch_op:
        batch_op.drop_column("note")
