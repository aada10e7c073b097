"""take measures

Warnings and exclusions of a household, withdrawn and never removed, and the inspections of a pitch at entry and exit.
"""

import sqlalchemy as sa
from alembic import op

revision = "take_measures"
down_revision = "merge_people"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "measures",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("fact", sa.String(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("appeal", sa.String(), nullable=True),
        sa.Column("appealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("appealed_by_id", sa.Uuid(), nullable=True),
        *_stamps(),
        sa.CheckConstraint(
            "(kind = 'exclusion') = (until_on IS NOT NULL)", name=op.f("ck_measures_exclusion_ends")
        ),
        sa.CheckConstraint("until_on IS NULL OR until_on >= from_on", name=op.f("ck_measures_ends_after_start")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_measures_site_id")),
        sa.ForeignKeyConstraint(["household_id"], ["households.id"], name=op.f("fk_measures_household_id")),
        sa.ForeignKeyConstraint(["appealed_by_id"], ["users.id"], name=op.f("fk_measures_appealed_by_id")),
        *_users("measures"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measures")),
    )
    op.create_index("ix_measures_household_id", "measures", ["household_id"])
    op.create_table(
        "inspections",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("stay_id", sa.Uuid(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("remark", sa.String(), nullable=True),
        *_stamps(),
        sa.ForeignKeyConstraint(["stay_id"], ["stays.id"], name=op.f("fk_inspections_stay_id")),
        *_users("inspections"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspections")),
    )
    op.create_index("ix_inspections_stay_id", "inspections", ["stay_id"])


def downgrade() -> None:
    op.drop_index("ix_inspections_stay_id", "inspections")
    op.drop_table("inspections")
    op.drop_index("ix_measures_household_id", "measures")
    op.drop_table("measures")


def _stamps() -> list[sa.Column]:
    """The columns of a row that remembers who made it, and who undid it."""
    return [
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
    ]


def _users(table: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([column], ["users.id"], name=op.f(f"fk_{table}_{column}"))
        for column in ("recorded_by_id", "cancelled_by_id")
    ]
