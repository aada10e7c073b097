"""make manual_figures

Annual figures that nobody counts here, by year and code, each with its source.
"""

import sqlalchemy as sa
from alembic import op

revision = "by_hand"
down_revision = "editions"
branch_labels = None
depends_on = None

LIVES = sa.text("cancelled_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "manual_figures",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("register_no", sa.String(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("year BETWEEN 1900 AND 2200", name=op.f("ck_manual_figures_year_real")),
        sa.CheckConstraint(
            "kind IN ('number', 'share', 'range', 'months')", name=op.f("ck_manual_figures_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_manual_figures_recorded_by_id_users")
        ),
        sa.ForeignKeyConstraint(
            ["cancelled_by_id"], ["users.id"], name=op.f("fk_manual_figures_cancelled_by_id_users")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_manual_figures")),
    )
    op.create_index(
        "uq_manual_figures_year_code",
        "manual_figures",
        ["year", "code"],
        unique=True,
        sqlite_where=LIVES,
        postgresql_where=LIVES,
    )
    op.create_index("uq_manual_figures_register_no", "manual_figures", ["register_no"], unique=True)


def downgrade() -> None:
    op.drop_table("manual_figures")
