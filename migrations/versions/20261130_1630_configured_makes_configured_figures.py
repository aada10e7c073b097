"""make configured_figures

Figures of other services: a measure with filters, under a code of its own.
"""

import sqlalchemy as sa
from alembic import op

revision = "configured"
down_revision = "made_programmes"
branch_labels = None
depends_on = None

TEXTS = ("code", *(f"{what}_{language}" for what in ("name", "sentence") for language in ("nl", "fr", "en")), "measure")


def upgrade() -> None:
    op.create_table(
        "configured_figures",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("register_no", sa.String(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in TEXTS),
        sa.Column("filters", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("version >= 1", name=op.f("ck_configured_figures_version_positive")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_configured_figures_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_configured_figures")),
    )
    for column in ("code", "register_no"):
        op.create_index(f"uq_configured_figures_{column}", "configured_figures", [column], unique=True)


def downgrade() -> None:
    op.drop_table("configured_figures")
