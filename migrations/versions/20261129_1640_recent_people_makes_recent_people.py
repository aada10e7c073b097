"""make table recent_people

Whom a user opened today, for the way back to a person's page.
"""

import sqlalchemy as sa
from alembic import op

revision = "recent_people"
down_revision = "roll_calls"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recent_people",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_recent_people_person_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_recent_people_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recent_people")),
        sa.UniqueConstraint("user_id", "person_id", name="uq_recent_people_user_id_person_id"),
    )
    op.create_index("ix_recent_people_person_id", "recent_people", ["person_id"])
    op.create_index("ix_recent_people_at", "recent_people", ["at"])


def downgrade() -> None:
    op.drop_table("recent_people")
