"""make tables roll_calls and roll_call_marks

Everybody on the site is counted outside: who was found and who is missing, for a day; the counts stay.
"""

import sqlalchemy as sa
from alembic import op

revision = "roll_calls"
down_revision = "second_step"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "roll_calls",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("called_on", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.Uuid(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("found", sa.Integer(), nullable=True),
        sa.Column("missing", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("(closed_at IS NULL) = (people IS NULL)", name=op.f("ck_roll_calls_counted_when_closed")),
        sa.CheckConstraint(
            "found >= 0 AND missing >= 0 AND found + missing <= people", name=op.f("ck_roll_calls_counts_possible")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_roll_calls_site_id")),
        sa.ForeignKeyConstraint(["closed_by_id"], ["users.id"], name=op.f("fk_roll_calls_closed_by_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_roll_calls_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_calls")),
    )
    op.create_index("ix_roll_calls_closed_at", "roll_calls", ["closed_at"])
    open_only = sa.text("closed_at IS NULL")
    op.create_index(
        "uq_roll_calls_open",
        "roll_calls",
        ["site_id"],
        unique=True,
        sqlite_where=open_only,
        postgresql_where=open_only,
    )
    op.create_table(
        "roll_call_marks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("roll_call_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_person_id", sa.Uuid(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("mark IN ('found', 'missing')", name=op.f("ck_roll_call_marks_known")),
        sa.ForeignKeyConstraint(["roll_call_id"], ["roll_calls.id"], name=op.f("fk_roll_call_marks_roll_call_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_roll_call_marks_person_id")),
        sa.ForeignKeyConstraint(
            ["recorded_person_id"], ["persons.id"], name=op.f("fk_roll_call_marks_recorded_person_id")
        ),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_roll_call_marks_recorded_by_id")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_roll_call_marks_cancelled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_call_marks")),
    )
    op.create_index("ix_roll_call_marks_roll_call_id", "roll_call_marks", ["roll_call_id"])
    op.create_index("ix_roll_call_marks_person_id", "roll_call_marks", ["person_id"])
    op.create_index("ix_roll_call_marks_recorded_person_id", "roll_call_marks", ["recorded_person_id"])
    standing = sa.text("cancelled_at IS NULL")
    op.create_index(
        "uq_roll_call_marks_standing",
        "roll_call_marks",
        ["roll_call_id", "person_id"],
        unique=True,
        sqlite_where=standing,
        postgresql_where=standing,
    )


def downgrade() -> None:
    op.drop_table("roll_call_marks")
    op.drop_table("roll_calls")
