"""make tables file_steps and session_invitations

How far each step of a person at the desk is, and who is invited to which session.
"""

import sqlalchemy as sa
from alembic import op

revision = "file_steps"
down_revision = "match_rounds"
branch_labels = None
depends_on = None

STANDING = sa.text("cancelled_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "file_steps",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_person_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        *_stamped("file_steps"),
        sa.CheckConstraint(
            "step IN ('school', 'dutch', 'welfare', 'health_fund', 'work', 'housing', 'info_session', 'buddy')",
            name=op.f("ck_file_steps_step_known"),
        ),
        sa.CheckConstraint(
            "state IN ('open', 'busy', 'done', 'not_needed')", name=op.f("ck_file_steps_state_known")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_file_steps_person_id")),
        sa.ForeignKeyConstraint(["recorded_person_id"], ["persons.id"], name=op.f("fk_file_steps_recorded_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_steps")),
    )
    op.create_index("ix_file_steps_person_id", "file_steps", ["person_id"])
    _one_that_stands("file_steps", ["recorded_person_id", "step"])
    op.create_table(
        "session_invitations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_person_id", sa.Uuid(), nullable=False),
        *_stamped("session_invitations"),
        sa.ForeignKeyConstraint(["session_id"], ["group_sessions.id"], name=op.f("fk_session_invitations_session_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_session_invitations_person_id")),
        sa.ForeignKeyConstraint(
            ["recorded_person_id"], ["persons.id"], name=op.f("fk_session_invitations_recorded_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_invitations")),
    )
    for column in ("person_id", "recorded_person_id", "recorded_at", "cancelled_at"):
        op.create_index(f"ix_session_invitations_{column}", "session_invitations", [column])
    _one_that_stands("session_invitations", ["session_id", "person_id"])


def downgrade() -> None:
    for table in ("session_invitations", "file_steps"):
        op.drop_table(table)


def _one_that_stands(table: str, columns: list[str]) -> None:
    op.create_index(
        f"uq_{table}_standing", table, columns, unique=True, sqlite_where=STANDING, postgresql_where=STANDING
    )


def _stamped(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f(f"fk_{table}_recorded_by_id")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f(f"fk_{table}_cancelled_by_id")),
    ]
