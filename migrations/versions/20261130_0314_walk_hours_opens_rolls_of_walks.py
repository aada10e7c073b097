"""set minutes_before and minutes_after of the programmes of walks

A guide walks where there is no network: she prints the roll two days before at the earliest, and fills it in until two
days after.
"""

import sqlalchemy as sa
from alembic import op

revision = "walk_hours"
down_revision = "turned"
branch_labels = None
depends_on = None

TWO_DAYS = 48 * 60
programmes = sa.table(
    "programmes",
    sa.column("kind", sa.String),
    sa.column("minutes_before", sa.Integer),
    sa.column("minutes_after", sa.Integer),
)


def upgrade() -> None:
    _set(TWO_DAYS)


def downgrade() -> None:
    _set(None)


def _set(minutes: int | None) -> None:
    walks = programmes.update().where(programmes.c.kind == "walk")
    op.execute(walks.values(minutes_before=minutes, minutes_after=minutes))
