"""make tables match_pauses and match_calls

A duo rests for a while, inside its days and apart from its other pauses; a duo was called, or tried to meet.
"""

import sqlalchemy as sa
from alembic import op

from migrations import guards

revision = "match_pauses"
down_revision = "in_dutch"
branch_labels = None
depends_on = None

STANDING = sa.text("cancelled_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "match_pauses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("cut_from", sa.Date(), nullable=True),
        *_stamps("match_pauses"),
        sa.CheckConstraint("until_on >= from_on", name=op.f("ck_match_pauses_lasts_a_day")),
        sa.CheckConstraint(
            "cancelled_at IS NOT NULL OR (from_on >= begins_on AND until_on <= ends_on)",
            name=op.f("ck_match_pauses_inside_its_duo"),
        ),
        sa.ForeignKeyConstraint(
            ["match_id", "begins_on", "ends_on"],
            ["matches.id", "matches.begins_on", "matches.ends_on"],
            name=op.f("fk_match_pauses_match_id_begins_on_ends_on"),
            onupdate="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_pauses")),
    )
    op.create_index("ix_match_pauses_match_id_from_on", "match_pauses", ["match_id", "from_on"])
    guards.keep_pauses_apart(op.get_bind())
    op.create_table(
        "match_calls",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("called_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        *_stamps("match_calls"),
        sa.CheckConstraint("kind IN ('called', 'tried')", name=op.f("ck_match_calls_kind_known")),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_match_calls_match_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_calls")),
    )
    op.create_index(
        "uq_match_calls_once_a_day",
        "match_calls",
        ["match_id", "called_on", "kind"],
        unique=True,
        sqlite_where=STANDING,
        postgresql_where=STANDING,
    )


    op.add_column("matches", sa.Column("candidates_before", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("matches", "candidates_before")
    op.drop_table("match_calls")
    op.drop_table("match_pauses")


def _stamps(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f(f"fk_{table}_recorded_by_id")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f(f"fk_{table}_cancelled_by_id")),
    ]
