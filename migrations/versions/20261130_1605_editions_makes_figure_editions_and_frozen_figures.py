"""make figure_editions and frozen_figures

A year that is over is frozen: what its report was written from is kept, and never changes.
"""

import sqlalchemy as sa
from alembic import op

from migrations import guards

revision = "editions"
down_revision = "last_met"
branch_labels = None
depends_on = None

LASTING = ("figure_editions", "frozen_figures")


def upgrade() -> None:
    op.create_table(
        "figure_editions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("frozen_by_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.CheckConstraint("number > 0", name=op.f("ck_figure_editions_number_counts")),
        sa.CheckConstraint("number = 1 OR reason IS NOT NULL", name=op.f("ck_figure_editions_further_has_reason")),
        sa.ForeignKeyConstraint(["frozen_by_id"], ["users.id"], name=op.f("fk_figure_editions_frozen_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure_editions")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_figure_editions_year_number")),
    )
    op.create_index("ix_figure_editions_frozen_by_id", "figure_editions", ["frozen_by_id"])
    op.create_table(
        "frozen_figures",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=True),
        sa.Column("base", sa.JSON(), nullable=True),
        sa.Column("low", sa.JSON(), nullable=True),
        sa.Column("high", sa.JSON(), nullable=True),
        sa.Column("months", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("definition", sa.String(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["edition_id"], ["figure_editions.id"], name=op.f("fk_frozen_figures_edition_id")),
        sa.PrimaryKeyConstraint("edition_id", "code", name=op.f("pk_frozen_figures")),
    )
    guards.forbid_changes(op.get_bind(), LASTING)


def downgrade() -> None:
    guards.allow_changes(op.get_bind(), LASTING)
    for table in reversed(LASTING):
        op.drop_table(table)
