"""add prolonged_from and prolonged_why to matches

Somebody decides that a duo goes on beyond its planned end: until when it was planned before, and why.
"""

import sqlalchemy as sa
from alembic import op

revision = "prolonged"
down_revision = "lot_numbers"
branch_labels = None
depends_on = None

WHY = """ALTER TABLE matches ADD COLUMN prolonged_why VARCHAR
CONSTRAINT ck_matches_prolonged_why_known CHECK (prolonged_why IN ('asked', 'goal', 'paused'))
CONSTRAINT ck_matches_prolonged_for_a_reason CHECK ((prolonged_from IS NULL) = (prolonged_why IS NULL))
CONSTRAINT ck_matches_prolonged_later CHECK (prolonged_from IS NULL OR planned_end_on > prolonged_from)"""


def upgrade() -> None:
    op.add_column("matches", sa.Column("prolonged_from", sa.Date(), nullable=True))
    op.execute(WHY)  # with its constraints, without making the table anew


def downgrade() -> None:
    op.drop_column("matches", "prolonged_why")
    op.drop_column("matches", "prolonged_from")
