"""keep a roll

A session counts the changes of its roll and may be closed; who is noted absent has a cancelled row, which nothing
counts, with the moment of the note.
"""

import sqlalchemy as sa
from alembic import op

revision = "keep_a_roll"
down_revision = "find_people"
branch_labels = None
depends_on = None


def upgrade() -> None:
    closed_by = sa.ForeignKey("users.id", name=op.f("fk_group_sessions_closed_by_id"))
    op.add_column("group_sessions", sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("group_sessions", sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("group_sessions", sa.Column("closed_by_id", sa.Uuid(), closed_by, nullable=True), inline_references=True)
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.add_column(sa.Column("absent_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
        batch_op.create_check_constraint("absent_never_counts", "absent_at IS NULL OR cancelled_at IS NOT NULL")


def downgrade() -> None:
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_attendances_absent_never_counts"), type_="check")
        batch_op.drop_column("revision")
        batch_op.drop_column("absent_at")
    op.drop_column("group_sessions", "closed_by_id")
    op.drop_column("group_sessions", "closed_at")
    op.drop_column("group_sessions", "revision")
