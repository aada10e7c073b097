"""keep volunteers' files

What is known of a volunteer, how each year of hers is paid, and the ceilings of the law as dated rows. The amounts are
those of `domain.md` F.1: read in publications for 2020, 2021, 2023 and 2024; that of 2022 is from memory and is to be
confirmed; for 2021 only the day was read, and the year is 40 days of it, the ratio of the law, to be confirmed too.
"""

from datetime import date
from decimal import Decimal
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "volunteers"
down_revision = "seat_people"
branch_labels = None
depends_on = None

FIRST = 0x00000000000070008000_000000000a00
READ = date(2026, 11, 23)
CEILINGS = [
    (2020, "34.71", "1388.40", "VOL-1, vrijwilligerswetgeving", READ),
    (2021, "35.41", "1416.40", "VOL-2; het jaarbedrag is 40 × de dag, te bevestigen", None),
    (2022, "36.84", "1473.37", "uit het geheugen, te bevestigen", None),
    (2023, "40.67", "1626.77", "VOL-3", READ),
    (2024, "41.48", "1659.29", "VOL-4", READ),
]


def upgrade() -> None:
    op.create_table(
        "volunteer_files",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_on", sa.Date(), nullable=True),
        sa.Column("note_on", sa.Date(), nullable=True),
        sa.Column("insured_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_volunteer_files_person_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_volunteer_files_recorded_by_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_volunteer_files")),
    )
    op.create_table(
        "volunteer_years",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("system", sa.String(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_volunteer_years_amount_not_negative")),
        sa.CheckConstraint(
            "(system = 'flat') = (amount IS NOT NULL)", name=op.f("ck_volunteer_years_amount_of_flat_rate")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_volunteer_years_person_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_volunteer_years_recorded_by_id")),
        sa.PrimaryKeyConstraint("person_id", "year", name=op.f("pk_volunteer_years")),
    )
    ceilings = op.create_table(
        "allowance_ceilings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("per_day", sa.Numeric(precision=10, scale=2), nullable=False),
        sa.Column("per_year", sa.Numeric(precision=10, scale=2), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.CheckConstraint("per_day > 0", name=op.f("ck_allowance_ceilings_per_day_positive")),
        sa.CheckConstraint("per_year >= per_day", name=op.f("ck_allowance_ceilings_year_holds_a_day")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allowance_ceilings")),
        sa.UniqueConstraint("valid_from", name=op.f("uq_allowance_ceilings_valid_from")),
    )
    op.bulk_insert(
        ceilings,
        [
            {
                "id": UUID(int=FIRST + place),
                "valid_from": date(year, 1, 1),
                "per_day": Decimal(per_day),
                "per_year": Decimal(per_year),
                "source": source,
                "confirmed_on": confirmed_on,
            }
            for place, (year, per_day, per_year, source, confirmed_on) in enumerate(CEILINGS)
        ],
    )


def downgrade() -> None:
    op.drop_table("allowance_ceilings")
    op.drop_table("volunteer_years")
    op.drop_table("volunteer_files")
