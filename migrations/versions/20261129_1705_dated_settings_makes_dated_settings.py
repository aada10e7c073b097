"""make table dated_settings

What rooms read by the day, and administrators set. It begins empty: until one is set, the default of its room holds.
"""

import sqlalchemy as sa
from alembic import op

revision = "dated_settings"
down_revision = "organisations"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dated_settings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_dated_settings_recorded_by_id")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_dated_settings_cancelled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dated_settings")),
    )
    lives = sa.text("cancelled_at IS NULL")
    op.create_index(
        "uq_dated_settings_code_valid_from",
        "dated_settings",
        ["code", "valid_from"],
        unique=True,
        sqlite_where=lives,
        postgresql_where=lives,
    )


def downgrade() -> None:
    op.drop_table("dated_settings")
