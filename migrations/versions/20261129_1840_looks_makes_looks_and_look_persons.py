"""make tables looks and look_persons

The log of who looked at what is sensitive: one row a look, and one for each person whose rows the answer held.
"""

import sqlalchemy as sa
from alembic import op

revision = "looks"
down_revision = "dated_settings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "looks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column("action_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("kind IN ('health', 'desk', 'child', 'people')", name=op.f("ck_looks_kind")),
        sa.CheckConstraint("act IN ('page', 'answer', 'export', 'print', 'search')", name=op.f("ck_looks_act")),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name=op.f("fk_looks_by_id")),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name=op.f("fk_looks_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_looks")),
    )
    op.create_index("ix_looks_day_by_id", "looks", ["day", "by_id"])
    op.create_table(
        "look_persons",
        sa.Column("look_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["look_id"], ["looks.id"], name=op.f("fk_look_persons_look_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_look_persons_person_id")),
        sa.PrimaryKeyConstraint("look_id", "person_id", name=op.f("pk_look_persons")),
    )
    op.create_index("ix_look_persons_person_id", "look_persons", ["person_id"])


def downgrade() -> None:
    op.drop_table("look_persons")
    op.drop_table("looks")
