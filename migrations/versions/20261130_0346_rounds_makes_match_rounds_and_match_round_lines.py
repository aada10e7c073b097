"""make tables match_rounds and match_round_lines

A round puts together in a draft who waits for a duo of a programme.
"""

import sqlalchemy as sa
from alembic import op

revision = "match_rounds"
down_revision = "match_links"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "match_rounds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        *_stamped("match_rounds"),
        sa.CheckConstraint("waiting >= 0", name=op.f("ck_match_rounds_waiting_counts")),
        sa.ForeignKeyConstraint(["programme_id"], ["programmes.id"], name=op.f("fk_match_rounds_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_rounds")),
    )
    columns = ["programme_id", "recorded_at"]
    op.create_index("ix_match_rounds_programme_id_recorded_at", "match_rounds", columns)
    op.create_table(
        "match_round_lines",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("buddy_id", sa.Uuid(), nullable=True),
        sa.Column("newcomer_id", sa.Uuid(), nullable=True),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("why", sa.String(), nullable=True),
        sa.Column("is_ticked", sa.Boolean(), nullable=False),
        sa.Column("match_id", sa.Uuid(), nullable=True),
        *_stamped("match_round_lines"),
        sa.CheckConstraint(
            "(buddy_id IS NOT NULL AND newcomer_id IS NOT NULL AND why IS NULL) "
            "OR ((buddy_id IS NULL) <> (newcomer_id IS NULL) AND why IS NOT NULL)",
            name=op.f("ck_match_round_lines_two_or_why_not"),
        ),
        sa.CheckConstraint(
            "match_id IS NULL OR (buddy_id IS NOT NULL AND newcomer_id IS NOT NULL)",
            name=op.f("ck_match_round_lines_match_of_two"),
        ),
        sa.ForeignKeyConstraint(["round_id"], ["match_rounds.id"], name=op.f("fk_match_round_lines_round_id")),
        sa.ForeignKeyConstraint(["buddy_id"], ["candidates.id"], name=op.f("fk_match_round_lines_buddy_id")),
        sa.ForeignKeyConstraint(["newcomer_id"], ["candidates.id"], name=op.f("fk_match_round_lines_newcomer_id")),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_match_round_lines_match_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_round_lines")),
    )
    op.create_index("ix_match_round_lines_round_id_position", "match_round_lines", ["round_id", "position"])
    op.create_index("ix_match_round_lines_match_id", "match_round_lines", ["match_id"])


def downgrade() -> None:
    for table in ("match_round_lines", "match_rounds"):
        op.drop_table(table)


def _stamped(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f(f"fk_{table}_recorded_by_id")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f(f"fk_{table}_cancelled_by_id")),
    ]
