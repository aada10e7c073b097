"""make given_numbers

The last number that exports gave to rows made on screen, by letter and year.
"""

import sqlalchemy as sa
from alembic import op

revision = "given"
down_revision = "talks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "given_numbers",
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("letter", "year", name=op.f("pk_given_numbers")),
    )


def downgrade() -> None:
    op.drop_table("given_numbers")
