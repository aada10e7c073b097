"""number paper sheets

Everybody on the roll of a session has a number on its paper sheet, by which the marks are typed back in.
"""

import sqlalchemy as sa
from alembic import op

revision = "number_sheets"
down_revision = "volunteers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sheet_rows",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_sheet_rows_number_positive")),
        sa.ForeignKeyConstraint(["session_id"], ["group_sessions.id"], name=op.f("fk_sheet_rows_session_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_sheet_rows_person_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_sheet_rows_recorded_by_id")),
        sa.PrimaryKeyConstraint("session_id", "person_id", name=op.f("pk_sheet_rows")),
        sa.UniqueConstraint("session_id", "number", name=op.f("uq_sheet_rows_session_id_number")),
    )
    op.create_index("ix_sheet_rows_person_id", "sheet_rows", ["person_id"])


def downgrade() -> None:
    op.drop_index("ix_sheet_rows_person_id", "sheet_rows")
    op.drop_table("sheet_rows")
