"""add in_dutch to programmes

Whether people speak Dutch at a programme: then its hours count for the participation track. Duos of DuoReno speak
English or French.
"""

import sqlalchemy as sa
from alembic import op

revision = "in_dutch"
down_revision = "walk_hours"
branch_labels = None
depends_on = None

PRACTICE = ("conversation_table", "reading", "walk", "match")
programmes = sa.table(
    "programmes", sa.column("code", sa.String), sa.column("kind", sa.String), sa.column("in_dutch", sa.Boolean)
)


def upgrade() -> None:
    op.add_column("programmes", sa.Column("in_dutch", sa.Boolean(), nullable=True))
    practised = programmes.update().where(programmes.c.kind.in_(PRACTICE))
    op.execute(practised.values(in_dutch=programmes.c.code != "duoreno"))


def downgrade() -> None:
    op.drop_column("programmes", "in_dutch")
