"""index vaccine_lots by number

Whoever got of a lot is found without going through all copies of cards.
"""

from alembic import op

revision = "lot_numbers"
down_revision = "assignments"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_vaccine_lots_lot", "vaccine_lots", ["lot"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_vaccine_lots_lot", table_name="vaccine_lots")
