"""make given_numbers, number organisations

The last number that exports gave to rows made on screen, by letter and year. Organisations have a register of
their own.
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
    op.add_column("organisations", sa.Column("register_no", sa.String(), nullable=True))
    op.create_index("uq_organisations_register_no", "organisations", ["register_no"], unique=True)


def downgrade() -> None:
    op.drop_index("uq_organisations_register_no", "organisations")
    op.drop_column("organisations", "register_no")
    op.drop_table("given_numbers")
