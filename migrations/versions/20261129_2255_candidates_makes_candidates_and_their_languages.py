"""make tables candidates and candidate_languages

Who wants a duo of a programme, and what they said for it: codes and levels, never a free text.
"""

import sqlalchemy as sa
from alembic import op

revision = "candidates"
down_revision = "programme_rules"
branch_labels = None
depends_on = None

OPEN = sa.text("stopped_on IS NULL AND cancelled_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "candidates",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_person_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("intake_on", sa.Date(), nullable=False),
        sa.Column("waits_since", sa.Date(), nullable=False),
        sa.Column("situation", sa.String(), nullable=True),
        sa.Column("bands", sa.JSON(), nullable=False),
        sa.Column("district", sa.String(), nullable=True),
        sa.Column("interests", sa.JSON(), nullable=False),
        sa.Column("moments", sa.JSON(), nullable=False),
        sa.Column("runs", sa.String(), nullable=True),
        sa.Column("wish", sa.String(), nullable=True),
        sa.Column("wish_with", sa.String(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("role IN ('buddy', 'newcomer')", name=op.f("ck_candidates_role_known")),
        sa.CheckConstraint("situation IN ('alone', 'family')", name=op.f("ck_candidates_situation_known")),
        sa.CheckConstraint("runs IN ('yes', 'no')", name=op.f("ck_candidates_runs_known")),
        sa.CheckConstraint("(wish IS NULL) = (wish_with IS NULL)", name=op.f("ck_candidates_wish_with_somebody")),
        sa.CheckConstraint("wish IN ('rather', 'only')", name=op.f("ck_candidates_wish_known")),
        sa.CheckConstraint("wish_with IN ('woman', 'man', 'family')", name=op.f("ck_candidates_wish_with_known")),
        sa.CheckConstraint("capacity BETWEEN 1 AND 3", name=op.f("ck_candidates_capacity_possible")),
        sa.CheckConstraint(
            "stopped_on IS NULL OR stopped_on >= intake_on", name=op.f("ck_candidates_stops_after_intake")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_candidates_person_id")),
        sa.ForeignKeyConstraint(["recorded_person_id"], ["persons.id"], name=op.f("fk_candidates_recorded_person_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programmes.id"], name=op.f("fk_candidates_programme_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_candidates_recorded_by_id")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_candidates_cancelled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidates")),
    )
    op.create_index("ix_candidates_person_id", "candidates", ["person_id"])
    op.create_index("ix_candidates_recorded_person_id", "candidates", ["recorded_person_id"])
    op.create_index(
        "ix_candidates_programme_id_role_waits_since", "candidates", ["programme_id", "role", "waits_since"]
    )
    op.create_index(
        "uq_candidates_open",
        "candidates",
        ["person_id", "programme_id", "role"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    op.create_table(
        "candidate_languages",
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "level IN ('A1', 'A2', 'B1', 'B2', 'C1', 'C2')", name=op.f("ck_candidate_languages_level_known")
        ),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name=op.f("fk_candidate_languages_candidate_id")
        ),
        sa.PrimaryKeyConstraint("candidate_id", "language", name=op.f("pk_candidate_languages")),
    )


def downgrade() -> None:
    op.drop_table("candidate_languages")
    op.drop_table("candidates")
