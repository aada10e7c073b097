"""compare phones byte by byte

The search finds a phone number by its beginning: a range of an index, which needs the order of bytes. SQLite has it
already.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = ("persons", "households")


def upgrade() -> None:
    _compare(sa.String(collation="C"))


def downgrade() -> None:
    _compare(sa.String())


def _compare(kind: sa.String) -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table in TABLES:
            op.alter_column(table, "phone_key", type_=kind, existing_nullable=True)
