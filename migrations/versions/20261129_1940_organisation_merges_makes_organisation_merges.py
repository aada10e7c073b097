"""make table organisation_merges, and mark organisations that come from a register

An organisation that stands there twice goes into the other, with all that points to it, and comes back out of it.
"""

import sqlalchemy as sa
from alembic import op

revision = "organisation_merges"
down_revision = "contacts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "organisations", sa.Column("from_register", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.create_table(
        "organisation_merges",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("duplicate_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("filled", sa.JSON(), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "duplicate_id <> organisation_id", name=op.f("ck_organisation_merges_not_with_itself")
        ),
        sa.ForeignKeyConstraint(
            ["duplicate_id"], ["organisations.id"], name=op.f("fk_organisation_merges_duplicate_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_organisation_merges_organisation_id")
        ),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_organisation_merges_recorded_by_id")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_organisation_merges_cancelled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_merges")),
    )
    op.create_index("ix_organisation_merges_organisation_id", "organisation_merges", ["organisation_id"])
    lives = sa.text("cancelled_at IS NULL")
    op.create_index(
        "uq_organisation_merges_standing",
        "organisation_merges",
        ["duplicate_id"],
        unique=True,
        sqlite_where=lives,
        postgresql_where=lives,
    )


def downgrade() -> None:
    op.drop_table("organisation_merges")
    op.drop_column("organisations", "from_register")
