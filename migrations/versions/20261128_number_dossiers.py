"""number dossiers"""

import sqlalchemy as sa
from alembic import op

revision = "number_dossiers"
down_revision = "answer_with_notes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("persons", sa.Column("dossier_number", sa.String()))
    key = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    op.add_column("persons", sa.Column("dossier_key", key))
    op.create_index("ix_persons_dossier_key", "persons", ["dossier_key"])


def downgrade() -> None:
    op.drop_index("ix_persons_dossier_key", table_name="persons")
    op.drop_column("persons", "dossier_key")
    op.drop_column("persons", "dossier_number")
