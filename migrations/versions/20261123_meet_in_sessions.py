"""meet in sessions

Programmes, series, group sessions and who was there; and the thirteen programmes of the agency with their rules
(`domain.md` C.1 and D.1: the class unit takes children from 3.5 to 17, the tables have a rhythm, a series of
Samenlezen has ten sessions). Names are required where a figure counts unique people.
"""

from decimal import Decimal
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

FIRST = UUID("00000000-0000-7000-8000-0000000002a0")
PROGRAMMES = [
    # code, kind, kinds of sessions, sessions a week, sessions a series, ages, names required
    ("class_unit", "class_unit", ["lesson", "activity"], None, None, ("3.5", "17"), False),
    ("pretkamjonet", "class_unit", [], None, None, (None, None), False),
    ("vaccination", "vaccination", ["covid", "basic"], None, None, (None, None), True),
    ("online_table", "conversation_table", [], None, None, (None, None), True),
    ("physical_table", "conversation_table", [], 2, None, (None, None), False),
    ("advanced_table", "conversation_table", [], 1, None, (None, None), False),
    ("samenlezen", "reading", [], None, 10, (None, None), False),
    ("opstap", "conversation_table", [], None, None, (None, None), False),
    ("komaf", "conversation_table", [], None, None, (None, None), False),
    ("buur_en_natuur", "walk", [], 2, None, (None, None), True),
    ("samen_gentenaar", "match", [], None, None, (None, None), False),
    ("ukraine_info", "info", [], None, None, (None, None), True),
    ("ukraine_meeting", "meeting", [], None, None, (None, None), False),
]
REGISTERS = ("sessies", "aanwezigheden")

imported_rows = sa.table("imported_rows", sa.column("register", sa.String))


def upgrade() -> None:
    programmes = op.create_table(
        "programmes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("session_kinds", sa.JSON(), nullable=False),
        sa.Column("sessions_per_week", sa.Integer(), nullable=True),
        sa.Column("sessions_per_series", sa.Integer(), nullable=True),
        sa.Column("least_age", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("most_age", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("requires_names", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programmes")),
        sa.UniqueConstraint("code", name=op.f("uq_programmes_code")),
    )
    op.create_table(
        "series",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programmes.id"], name=op.f("fk_series_programme_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_series_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint("programme_id", "name", name=op.f("uq_series_programme_id_name")),
    )
    op.create_table(
        "group_sessions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("register_no", sa.String(), nullable=True),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("series_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("extra_site", sa.Integer(), nullable=True),
        sa.Column("extra_outside", sa.Integer(), nullable=True),
        sa.Column("extra_other", sa.Integer(), nullable=True),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("called_off_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("called_off_by_id", sa.Uuid(), nullable=True),
        sa.Column("called_off_reason", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("ends > starts", name=op.f("ck_group_sessions_ends_after_start")),
        sa.CheckConstraint("extra_site >= 0", name=op.f("ck_group_sessions_extra_site_not_negative")),
        sa.CheckConstraint("extra_outside >= 0", name=op.f("ck_group_sessions_extra_outside_not_negative")),
        sa.CheckConstraint("extra_other >= 0", name=op.f("ck_group_sessions_extra_other_not_negative")),
        sa.CheckConstraint(
            "(called_off_at IS NULL) = (called_off_by_id IS NULL)",
            name=op.f("ck_group_sessions_called_off_by_somebody"),
        ),
        sa.ForeignKeyConstraint(["called_off_by_id"], ["users.id"], name=op.f("fk_group_sessions_called_off_by_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programmes.id"], name=op.f("fk_group_sessions_programme_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_group_sessions_recorded_by_id")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_group_sessions_series_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_sessions")),
        sa.UniqueConstraint("register_no", name=op.f("uq_group_sessions_register_no")),
    )
    with op.batch_alter_table("group_sessions", schema=None) as batch_op:
        batch_op.create_index("ix_group_sessions_held_on", ["held_on"], unique=False)
        batch_op.create_index("ix_group_sessions_programme_id_held_on", ["programme_id", "held_on"], unique=False)
        batch_op.create_index("ix_group_sessions_series_id", ["series_id"], unique=False)

    op.create_table(
        "attendances",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("register_no", sa.String(), nullable=True),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_attendances_cancelled_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_attendances_person_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_attendances_recorded_by_id")),
        sa.ForeignKeyConstraint(["recorded_person_id"], ["persons.id"], name=op.f("fk_attendances_recorded_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["group_sessions.id"], name=op.f("fk_attendances_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendances")),
        sa.UniqueConstraint("register_no", name=op.f("uq_attendances_register_no")),
    )
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.create_index("ix_attendances_person_id", ["person_id"], unique=False)
        batch_op.create_index("ix_attendances_recorded_person_id", ["recorded_person_id"], unique=False)
        batch_op.create_index("ix_attendances_session_id", ["session_id"], unique=False)
        batch_op.create_index(
            "uq_attendances_standing",
            ["session_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("cancelled_at IS NULL"),
            postgresql_where=sa.text("cancelled_at IS NULL"),
        )

    op.bulk_insert(
        programmes,
        [
            {
                "id": UUID(int=FIRST.int + place),
                "code": code,
                "kind": kind,
                "session_kinds": session_kinds,
                "sessions_per_week": per_week,
                "sessions_per_series": per_series,
                "least_age": least and Decimal(least),
                "most_age": most and Decimal(most),
                "requires_names": requires_names,
            }
            for place, (code, kind, session_kinds, per_week, per_series, (least, most), requires_names) in enumerate(
                PROGRAMMES
            )
        ],
    )


def downgrade() -> None:
    op.execute(sa.delete(imported_rows).where(imported_rows.c.register.in_(REGISTERS)))
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.drop_index("uq_attendances_standing")
        batch_op.drop_index("ix_attendances_session_id")
        batch_op.drop_index("ix_attendances_recorded_person_id")
        batch_op.drop_index("ix_attendances_person_id")
    op.drop_table("attendances")
    with op.batch_alter_table("group_sessions", schema=None) as batch_op:
        batch_op.drop_index("ix_group_sessions_series_id")
        batch_op.drop_index("ix_group_sessions_programme_id_held_on")
        batch_op.drop_index("ix_group_sessions_held_on")
    op.drop_table("group_sessions")
    op.drop_table("series")
    op.drop_table("programmes")
