"""make tables desk_files, protection_statuses, sharing_answers and interpreter_assignments

What the reception desk keeps of people from Ukraine, and the interpreters that it asks for. A person has one file that
stands; the registers `onthaal` and `tolkopdrachten` fill these.
"""

import sqlalchemy as sa
from alembic import op

revision = "desk_files"
down_revision = "tablets"
branch_labels = None
depends_on = None

STANDING = sa.text("cancelled_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "interpreter_assignments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("register_no", sa.String(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("manner", sa.String(), nullable=False),
        sa.Column("tier", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "manner IN ('on_site', 'phone', 'video')", name=op.f("ck_interpreter_assignments_manner_known")
        ),
        sa.CheckConstraint(
            "minutes IS NULL OR (state = 'done' AND minutes BETWEEN 1 AND 720)",
            name=op.f("ck_interpreter_assignments_minutes_of_done"),
        ),
        sa.CheckConstraint(
            "service IN ('desk', 'site', 'other')", name=op.f("ck_interpreter_assignments_service_known")
        ),
        sa.CheckConstraint(
            "state IN ('requested', 'confirmed', 'refused', 'done', 'cancelled_in_time', 'cancelled_late', 'cancelled', 'not_delivered')",
            name=op.f("ck_interpreter_assignments_state_known"),
        ),
        sa.CheckConstraint("tier IN ('social', 'crisis')", name=op.f("ck_interpreter_assignments_tier_known")),
        sa.ForeignKeyConstraint(
            ["cancelled_by_id"], ["users.id"], name=op.f("fk_interpreter_assignments_cancelled_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_interpreter_assignments_recorded_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interpreter_assignments")),
        sa.UniqueConstraint("register_no", name=op.f("uq_interpreter_assignments_register_no")),
    )
    op.create_index("ix_interpreter_assignments_day", "interpreter_assignments", ["day"])

    op.create_table(
        "desk_files",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("register_no", sa.String(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_person_id", sa.Uuid(), nullable=False),
        sa.Column("belgium_on", sa.Date(), nullable=True),
        sa.Column("arrived_on", sa.Date(), nullable=True),
        sa.Column("address_kind", sa.String(), nullable=True),
        sa.Column("companion", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "address_kind IN ('host_family', 'city_reception', 'own', 'unknown')",
            name=op.f("ck_desk_files_address_kind_known"),
        ),
        sa.CheckConstraint(
            "companion IN ('parent', 'guardian', 'relative', 'other', 'nobody')",
            name=op.f("ck_desk_files_companion_known"),
        ),
        sa.CheckConstraint("arrived_on >= belgium_on", name=op.f("ck_desk_files_ghent_after_belgium")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_desk_files_cancelled_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_desk_files_person_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_desk_files_recorded_by_id")),
        sa.ForeignKeyConstraint(["recorded_person_id"], ["persons.id"], name=op.f("fk_desk_files_recorded_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_files")),
        sa.UniqueConstraint("register_no", name=op.f("uq_desk_files_register_no")),
    )
    op.create_index("ix_desk_files_arrived_on", "desk_files", ["arrived_on"])
    op.create_index("ix_desk_files_person_id", "desk_files", ["person_id"])
    op.create_index(
        "uq_desk_files_recorded_person_id",
        "desk_files",
        ["recorded_person_id"],
        unique=True,
        sqlite_where=STANDING,
        postgresql_where=STANDING,
    )

    op.create_table(
        "protection_statuses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_person_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "status IN ('none', 'registered', 'certificate', 'annex_15', 'a_card')",
            name=op.f("ck_protection_statuses_status_known"),
        ),
        sa.CheckConstraint("until > since", name=op.f("ck_protection_statuses_ends_after_start")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_protection_statuses_cancelled_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_protection_statuses_person_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_protection_statuses_recorded_by_id")),
        sa.ForeignKeyConstraint(
            ["recorded_person_id"], ["persons.id"], name=op.f("fk_protection_statuses_recorded_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_protection_statuses")),
    )
    op.create_index("ix_protection_statuses_person_id", "protection_statuses", ["person_id"])
    op.create_index("ix_protection_statuses_recorded_person_id", "protection_statuses", ["recorded_person_id"])

    op.create_table(
        "sharing_answers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_person_id", sa.Uuid(), nullable=False),
        sa.Column("may_share", sa.Boolean(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_sharing_answers_cancelled_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_sharing_answers_person_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_sharing_answers_recorded_by_id")),
        sa.ForeignKeyConstraint(
            ["recorded_person_id"], ["persons.id"], name=op.f("fk_sharing_answers_recorded_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sharing_answers")),
    )
    op.create_index("ix_sharing_answers_person_id", "sharing_answers", ["person_id"])
    op.create_index("ix_sharing_answers_recorded_person_id", "sharing_answers", ["recorded_person_id"])


def downgrade() -> None:
    for table in ("sharing_answers", "protection_statuses", "desk_files", "interpreter_assignments"):
        op.drop_table(table)
