"""plan series

A series has a plan: weekdays, times, from when until when, which holidays it skips. A session made from it keeps the
day and time of the pattern, so that none is made twice, wherever it is moved; `sequence` counts its changes for
calendars. School holidays of Flanders come as dated rows: they follow from the order of the Flemish government of
17 April 1991, and later years are added on screen. A calendar has a secret address.
"""

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "plan_series"
down_revision = "keep_a_roll"
branch_labels = None
depends_on = None

FIRST = 0x0000000000007000800000000000_0900
HOLIDAYS = [
    ("Herfstvakantie", date(2025, 10, 27), date(2025, 11, 2)),
    ("Kerstvakantie", date(2025, 12, 22), date(2026, 1, 4)),
    ("Krokusvakantie", date(2026, 2, 16), date(2026, 2, 22)),
    ("Paasvakantie", date(2026, 4, 6), date(2026, 4, 19)),
    ("Hemelvaart", date(2026, 5, 14), date(2026, 5, 15)),
    ("Zomervakantie", date(2026, 7, 1), date(2026, 8, 31)),
    ("Herfstvakantie", date(2026, 11, 2), date(2026, 11, 8)),
    ("Kerstvakantie", date(2026, 12, 21), date(2027, 1, 3)),
    ("Krokusvakantie", date(2027, 2, 8), date(2027, 2, 14)),
    ("Paasvakantie", date(2027, 3, 29), date(2027, 4, 11)),
    ("Hemelvaart", date(2027, 5, 6), date(2027, 5, 7)),
    ("Zomervakantie", date(2027, 7, 1), date(2027, 8, 31)),
    ("Herfstvakantie", date(2027, 11, 1), date(2027, 11, 7)),
    ("Kerstvakantie", date(2027, 12, 27), date(2028, 1, 9)),
    ("Krokusvakantie", date(2028, 2, 28), date(2028, 3, 5)),
    ("Paasvakantie", date(2028, 4, 3), date(2028, 4, 17)),
    ("Hemelvaart", date(2028, 5, 25), date(2028, 5, 26)),
    ("Zomervakantie", date(2028, 7, 1), date(2028, 8, 31)),
]
SLOT = ["series_id", "planned_on", "planned_at"]


def upgrade() -> None:
    op.create_table(
        "series_plans",
        sa.Column("series_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("sessions", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("least_level", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("skips_school_holidays", sa.Boolean(), nullable=False),
        sa.Column("skips_public_holidays", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("until_on IS NULL OR until_on >= from_on", name=op.f("ck_series_plans_ends_after_start")),
        sa.CheckConstraint("until_on IS NOT NULL OR sessions IS NOT NULL", name=op.f("ck_series_plans_ends")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_series_plans_series_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_series_plans_recorded_by_id")),
        sa.PrimaryKeyConstraint("series_id", name=op.f("pk_series_plans")),
    )
    op.create_table(
        "series_slots",
        sa.Column("series_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_series_slots_weekday_real")),
        sa.CheckConstraint("ends > starts", name=op.f("ck_series_slots_ends_after_start")),
        sa.ForeignKeyConstraint(["series_id"], ["series_plans.series_id"], name=op.f("fk_series_slots_series_id")),
        sa.PrimaryKeyConstraint("series_id", "weekday", name=op.f("pk_series_slots")),
    )
    holidays = op.create_table(
        "school_holidays",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("last_on >= first_on", name=op.f("ck_school_holidays_ends_after_start")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_school_holidays_cancelled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_holidays")),
    )
    op.create_index("ix_school_holidays_last_on", "school_holidays", ["last_on"])
    op.create_table(
        "calendar_feeds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("series_id", sa.Uuid(), nullable=True),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(person_id IS NULL) <> (series_id IS NULL)", name=op.f("ck_calendar_feeds_of_one_subject")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_calendar_feeds_person_id")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_calendar_feeds_series_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_calendar_feeds_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feeds")),
        sa.UniqueConstraint("person_id", name=op.f("uq_calendar_feeds_person_id")),
        sa.UniqueConstraint("series_id", name=op.f("uq_calendar_feeds_series_id")),
        sa.UniqueConstraint("secret", name=op.f("uq_calendar_feeds_secret")),
    )
    op.add_column("group_sessions", sa.Column("planned_on", sa.Date(), nullable=True))
    op.add_column("group_sessions", sa.Column("planned_at", sa.Time(), nullable=True))
    op.add_column("group_sessions", sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"))
    op.create_index("uq_group_sessions_planned", "group_sessions", SLOT, unique=True)
    op.bulk_insert(
        holidays,
        [
            {"id": UUID(int=FIRST + place), "name": name, "first_on": first, "last_on": last}
            for place, (name, first, last) in enumerate(HOLIDAYS)
        ],
    )


def downgrade() -> None:
    op.drop_index("uq_group_sessions_planned", "group_sessions")
    op.drop_column("group_sessions", "sequence")
    op.drop_column("group_sessions", "planned_at")
    op.drop_column("group_sessions", "planned_on")
    op.drop_table("calendar_feeds")
    op.drop_index("ix_school_holidays_last_on", "school_holidays")
    op.drop_table("school_holidays")
    op.drop_table("series_slots")
    op.drop_table("series_plans")
