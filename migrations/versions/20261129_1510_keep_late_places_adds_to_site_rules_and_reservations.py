"""keep late places

The rules of a site say until which hour of the next day a late family keeps its place: noon, where nobody said so
before. A reservation knows on which day its place was kept for a day more.
"""

import sqlalchemy as sa
from alembic import op

revision = "keep_late_places"
down_revision = "sign_in_rows"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("site_rules", sa.Column("late_until_hour", sa.Integer(), nullable=False, server_default="12"))
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("site_rules", "late_until_hour", server_default=None)
    op.add_column("reservations", sa.Column("kept_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("reservations", "kept_on")
    op.drop_column("site_rules", "late_until_hour")
