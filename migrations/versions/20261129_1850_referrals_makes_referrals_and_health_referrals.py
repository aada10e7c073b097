"""make tables referrals and health_referrals, with their steps, and health_imported_rows

Who was sent where, and how that went on. What leads to care stands in tables of its own, as do the cells of registers
that tell of it. Steps are never changed nor removed.
"""

import sqlalchemy as sa
from alembic import op

from migrations import guards

revision = "referrals"
down_revision = "looks"
branch_labels = None
depends_on = None

STEPS = ("referral_steps", "health_referral_steps")


def upgrade() -> None:
    _make_referrals(
        "referrals",
        sa.Column("kind", sa.String(), nullable=False),
        sa.CheckConstraint("kind <> 'health'", name=op.f("ck_referrals_not_to_care")),
    )
    _make_referrals("health_referrals")
    _make_steps("referral_steps", "referrals")
    _make_steps("health_referral_steps", "health_referrals")
    op.create_table(
        "health_imported_rows",
        sa.Column("register", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.Column("written", sa.JSON(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("register", "number", name=op.f("pk_health_imported_rows")),
    )
    op.create_index("ix_health_imported_rows_subject_id", "health_imported_rows", ["subject_id"])
    guards.forbid_changes(op.get_bind(), STEPS)


def downgrade() -> None:
    guards.allow_changes(op.get_bind(), STEPS)
    for table in ("health_imported_rows", *STEPS, "health_referrals", "referrals"):
        op.drop_table(table)


def _make_referrals(table: str, *more: sa.Column | sa.CheckConstraint) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("register_no", sa.String(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("appointment_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("look_again_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("awaits_since", sa.Date(), nullable=True),
        sa.Column("made_together", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_person_id", sa.Uuid(), nullable=True),
        sa.Column("household_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        *more,
        sa.CheckConstraint("(person_id IS NULL) <> (household_id IS NULL)", name=op.f(f"ck_{table}_one_subject")),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name=op.f(f"fk_{table}_service_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f(f"fk_{table}_organisation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f(f"fk_{table}_person_id")),
        sa.ForeignKeyConstraint(["recorded_person_id"], ["persons.id"], name=op.f(f"fk_{table}_recorded_person_id")),
        sa.ForeignKeyConstraint(["household_id"], ["households.id"], name=op.f(f"fk_{table}_household_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f(f"fk_{table}_recorded_by_id")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f(f"fk_{table}_cancelled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("register_no", name=op.f(f"uq_{table}_register_no")),
    )
    for columns in (
        ["person_id"],
        ["recorded_person_id"],
        ["household_id"],
        ["service_id", "awaits_since", "id"],
        ["made_together"],
        ["organisation_id", "made_on", "id"],
    ):
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)
    lives = sa.text("cancelled_at IS NULL")
    op.create_index(
        f"ix_{table}_numbers",
        table,
        ["service_id", "organisation_id", "state", "cancelled_at"],
        sqlite_where=lives,
        postgresql_where=lives,
    )


def _make_steps(table: str, of: str) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=True),
        sa.Column("undoes_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["referral_id"], [f"{of}.id"], name=op.f(f"fk_{table}_referral_id")),
        sa.ForeignKeyConstraint(["undoes_id"], [f"{table}.id"], name=op.f(f"fk_{table}_undoes_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f(f"fk_{table}_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("undoes_id", name=op.f(f"uq_{table}_undoes_id")),
    )
    op.create_index(f"ix_{table}_referral_id", table, ["referral_id"])
