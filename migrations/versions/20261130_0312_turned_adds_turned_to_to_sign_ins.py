"""add turned_to to sign_ins

To which address a tablet is turned that the person opposite has in their hands.
"""

import sqlalchemy as sa
from alembic import op

revision = "turned"
down_revision = "desk_files"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sign_ins", sa.Column("turned_to", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("sign_ins", "turned_to")
