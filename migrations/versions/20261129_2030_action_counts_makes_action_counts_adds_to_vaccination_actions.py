"""make table action_counts; add removed_at to vaccination_actions

The lists of vaccination actions go a month after their day; what they add up to stays, of nobody.
"""

import sqlalchemy as sa
from alembic import op

revision = "action_counts"
down_revision = "vaccination_lists"
branch_labels = None
depends_on = None

REASONS = (
    "reason IN ('absent', 'left', 'no_consent', 'declined', 'postponed', 'in_order', 'out_of_stock', 'age', 'other')"
)
TOTALS = "counted IN ('listed', 'vaccinated', 'given', 'walk_ins')"


def upgrade() -> None:
    op.add_column("vaccination_actions", sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "action_counts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("counted", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("vaccine_id", sa.Uuid(), nullable=True),
        sa.Column("month", sa.Date(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "counted IN ('listed', 'vaccinated', 'given', 'walk_ins', 'not_given', 'brand', 'promised')",
            name=op.f("ck_action_counts_counted_known"),
        ),
        sa.CheckConstraint(REASONS, name=op.f("ck_action_counts_reason_known")),
        sa.CheckConstraint("(reason IS NOT NULL) = (counted = 'not_given')", name=op.f("ck_action_counts_by_reason")),
        sa.CheckConstraint("(vaccine_id IS NOT NULL) = (counted = 'brand')", name=op.f("ck_action_counts_by_brand")),
        sa.CheckConstraint("(month IS NOT NULL) = (counted = 'promised')", name=op.f("ck_action_counts_by_month")),
        sa.CheckConstraint("number >= 0", name=op.f("ck_action_counts_number_possible")),
        sa.ForeignKeyConstraint(["action_id"], ["vaccination_actions.id"], name=op.f("fk_action_counts_action_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_action_counts_recorded_by_id")),
        sa.ForeignKeyConstraint(["vaccine_id"], ["vaccines.id"], name=op.f("fk_action_counts_vaccine_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_counts")),
        sa.UniqueConstraint("action_id", "month", name=op.f("uq_action_counts_action_id_month")),
        sa.UniqueConstraint("action_id", "reason", name=op.f("uq_action_counts_action_id_reason")),
        sa.UniqueConstraint("action_id", "vaccine_id", name=op.f("uq_action_counts_action_id_vaccine_id")),
    )
    op.create_index(
        "uq_action_counts_totals",
        "action_counts",
        ["action_id", "counted"],
        unique=True,
        sqlite_where=sa.text(TOTALS),
        postgresql_where=sa.text(TOTALS),
    )


def downgrade() -> None:
    op.drop_table("action_counts")
    op.drop_column("vaccination_actions", "removed_at")
