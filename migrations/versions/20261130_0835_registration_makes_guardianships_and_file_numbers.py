"""make tables guardianships and file_numbers, add to desk_files

Families are registered at the desk: a file made there has a number of its own, and tells of documents and interpreter.
"""

import sqlalchemy as sa
from alembic import op

revision = "registration"
down_revision = "file_steps"
branch_labels = None
depends_on = None

STANDING = sa.text("cancelled_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "file_numbers",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_file_numbers")),
    )
    op.create_table(
        "guardianships",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_person_id", sa.Uuid(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("reported_by", sa.String(), nullable=True),
        sa.Column("reported_how", sa.String(), nullable=True),
        sa.Column("guardian", sa.String(), nullable=True),
        sa.Column("guardian_phone", sa.String(), nullable=True),
        sa.Column("guardian_since", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "reported_how IN ('phone', 'form', 'by_dvz')", name=op.f("ck_guardianships_reported_how_known")
        ),
        sa.CheckConstraint(
            "reported_on IS NULL OR reported_how IS NOT NULL", name=op.f("ck_guardianships_reported_somehow")
        ),
        sa.CheckConstraint(
            "guardian IS NOT NULL OR (guardian_phone IS NULL AND guardian_since IS NULL)",
            name=op.f("ck_guardianships_of_somebody"),
        ),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_guardianships_cancelled_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_guardianships_person_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_guardianships_recorded_by_id")),
        sa.ForeignKeyConstraint(
            ["recorded_person_id"], ["persons.id"], name=op.f("fk_guardianships_recorded_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guardianships")),
    )
    op.create_index("ix_guardianships_person_id", "guardianships", ["person_id"])
    op.create_index(
        "uq_guardianships_recorded_person_id",
        "guardianships",
        ["recorded_person_id"],
        unique=True,
        sqlite_where=STANDING,
        postgresql_where=STANDING,
    )
    op.add_column("desk_files", sa.Column("file_no", sa.String(), nullable=True))
    op.add_column("desk_files", sa.Column("needs_interpreter", sa.Boolean(), nullable=True))
    op.add_column("desk_files", sa.Column("papers", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("desk_files", sa.Column("submission", sa.Uuid(), nullable=True))
    op.create_index("ix_desk_files_submission", "desk_files", ["submission"])
    op.create_index("ix_desk_files_companion", "desk_files", ["companion"])
    op.create_index("uq_desk_files_file_no", "desk_files", ["file_no"], unique=True)
    op.create_index("ix_protection_statuses_until", "protection_statuses", ["until"])


def downgrade() -> None:
    op.drop_index("ix_protection_statuses_until", "protection_statuses")
    op.drop_index("uq_desk_files_file_no", "desk_files")
    op.drop_index("ix_desk_files_companion", "desk_files")
    op.drop_index("ix_desk_files_submission", "desk_files")
    for column in ("submission", "papers", "needs_interpreter", "file_no"):
        op.drop_column("desk_files", column)
    op.drop_table("guardianships")
    op.drop_table("file_numbers")
