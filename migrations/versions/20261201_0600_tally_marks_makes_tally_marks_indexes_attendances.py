"""make tally_marks, index attendances

A head count is the newest number that somebody told with the steps made after it, whichever of them comes first. What
was counted before becomes a mark with the first that is told after it. An index finds the attendances in doubt.
"""

import sqlalchemy as sa
from alembic import op

revision = "tally_marks"
down_revision = "duplicates_only"
branch_labels = None
depends_on = None

DISPUTED = sa.text("disputed_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "tally_marks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("tally", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.Column("disputed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "tally IN ('extra_site', 'extra_outside', 'extra_other')", name=op.f("ck_tally_marks_tally_known")
        ),
        sa.CheckConstraint("step IS NULL OR number IS NULL", name=op.f("ck_tally_marks_number_or_step")),
        sa.CheckConstraint("number >= 0", name=op.f("ck_tally_marks_number_not_negative")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["group_sessions.id"], name=op.f("fk_tally_marks_session_id_group_sessions")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_tally_marks_recorded_by_id_users")
        ),
        sa.ForeignKeyConstraint(
            ["cancelled_by_id"], ["users.id"], name=op.f("fk_tally_marks_cancelled_by_id_users")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tally_marks")),
    )
    op.create_index("ix_tally_marks_session_id_tally", "tally_marks", ["session_id", "tally"])
    where = {"sqlite_where": DISPUTED, "postgresql_where": DISPUTED}
    op.create_index("ix_attendances_disputed", "attendances", ["session_id"], **where)


def downgrade() -> None:
    op.drop_index("ix_attendances_disputed", "attendances")
    op.drop_table("tally_marks")
