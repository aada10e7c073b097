"""make table programme_rules, with the first rules of the five programmes of duos

How often a duo of a programme meets, how many months it lasts and how many minutes a meeting takes: rows that hold from
a day on. The first are those of the agency's report of 2022 and of the programmes' own pages.
"""

from datetime import UTC, date, datetime
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "programme_rules"
down_revision = "matches"
branch_labels = None
depends_on = None

FIRST = 0x000000000000700080000000000D1000
IMPORT = UUID("00000000-0000-7000-8000-000000000001")
SINCE, AT = date(2000, 1, 1), datetime(2026, 11, 29, 12, tzinfo=UTC)
RULES = (
    # programme, days between meetings, months, minutes, hard conditions, least points, points
    ("samen_gentenaar", 14, 6, 90, ["common_language"], 30, (30, 20, 20, 15, 15)),
    ("tandem", 15, 6, 90, ["common_language"], 30, (25, 35, 15, 15, 10)),
    ("tandem_ukraine", 15, 6, 90, ["common_language"], 30, (25, 35, 15, 15, 10)),
    ("2run", 14, 5, 60, ["common_language", "runs"], 30, (40, 0, 20, 20, 20)),
    ("duoreno", None, None, 90, ["first_language"], 0, None),
)
WEIGHTS = ("moments", "family", "interests", "district", "age")
STANDING = sa.text("cancelled_at IS NULL")

programmes = sa.table("programmes", sa.column("id", sa.Uuid), sa.column("code", sa.String))


def upgrade() -> None:
    rules = op.create_table(
        "programme_rules",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("rhythm_days", sa.Integer(), nullable=True),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("hard", sa.JSON(), nullable=False),
        sa.Column("least_points", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in WEIGHTS),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("rhythm_days BETWEEN 1 AND 90", name=op.f("ck_programme_rules_rhythm_possible")),
        sa.CheckConstraint("months BETWEEN 1 AND 36", name=op.f("ck_programme_rules_months_possible")),
        sa.CheckConstraint("minutes BETWEEN 5 AND 720", name=op.f("ck_programme_rules_minutes_possible")),
        sa.CheckConstraint("least_points BETWEEN 0 AND 100", name=op.f("ck_programme_rules_least_points_possible")),
        sa.CheckConstraint(
            "(moments IS NULL AND family IS NULL AND interests IS NULL AND district IS NULL AND age IS NULL) "
            "OR (moments + family + interests + district + age = 100)",
            name=op.f("ck_programme_rules_points_add_up"),
        ),
        sa.ForeignKeyConstraint(["programme_id"], ["programmes.id"], name=op.f("fk_programme_rules_programme_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_programme_rules_recorded_by_id")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_programme_rules_cancelled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_rules")),
    )
    op.create_index(
        "uq_programme_rules_from",
        "programme_rules",
        ["programme_id", "valid_from"],
        unique=True,
        sqlite_where=STANDING,
        postgresql_where=STANDING,
    )
    keys = dict(op.get_bind().execute(sa.select(programmes.c.code, programmes.c.id)).all())
    op.bulk_insert(
        rules,
        [
            {
                "id": UUID(int=FIRST + place),
                "programme_id": keys[code],
                "valid_from": SINCE,
                "rhythm_days": rhythm_days,
                "months": months,
                "minutes": minutes,
                "hard": hard,
                "least_points": least,
                **dict(zip(WEIGHTS, points or (None,) * len(WEIGHTS), strict=True)),
                "recorded_at": AT,
                "recorded_by_id": IMPORT,
            }
            for place, (code, rhythm_days, months, minutes, hard, least, points) in enumerate(RULES)
        ],
    )


def downgrade() -> None:
    op.drop_table("programme_rules")
