"""make tables health_imports and removed_register_numbers; add imported_on to vaccination_actions

What registers tell of vaccination actions is kept apart, and goes with the list; of what went only the number stays.
"""

import sqlalchemy as sa
from alembic import op

revision = "health_imports"
down_revision = "card_copies"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "health_imports",
        sa.Column("register", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.Column("written", sa.JSON(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("register", "number", name=op.f("pk_health_imports")),
    )
    op.create_index("ix_health_imports_subject_id", "health_imports", ["subject_id"], unique=False)
    op.create_table(
        "removed_register_numbers",
        sa.Column("register", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["vaccination_actions.id"], name=op.f("fk_removed_register_numbers_action_id")
        ),
        sa.PrimaryKeyConstraint("register", "number", name=op.f("pk_removed_register_numbers")),
    )
    op.create_index(
        "ix_removed_register_numbers_action_id", "removed_register_numbers", ["action_id"], unique=False
    )
    op.add_column("vaccination_actions", sa.Column("imported_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("vaccination_actions", "imported_on")
    op.drop_table("removed_register_numbers")
    op.drop_table("health_imports")
