"""make tables vaccines, vaccination_schedule and vaccine_lots, and fill the first two

Vaccines by brand; which dose the Flemish basic schedule names at which age, in 2022 and since July 2023, as in
`domain.md` J.1; and the lots on the packs.
"""

from datetime import UTC, date, datetime
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "vaccines"
down_revision = "organisation_merges"
branch_labels = None
depends_on = None

IMPORT = UUID("00000000-0000-7000-8000-000000000001")
NOW = datetime(2026, 11, 29, 18, tzinfo=UTC)
CONFIRMED = date(2026, 11, 29)
FIRST_VACCINE = 0x00000000000070008000_000000000D00
FIRST_DOSE = 0x00000000000070008000_000000000E00
SCHEDULE = "Vlaams basisvaccinatieschema"
FROM, CHANGED, UNTIL = date(2019, 1, 1), date(2023, 7, 1), date(2023, 6, 30)
PROTECTS = (
    "protects IN ('hexavalent', 'pneumococcal', 'rotavirus', 'mmr', 'menc', 'menacwy', 'tetravalent', 'hpv', 'dtpa', "
    "'covid')"
)
VACCINES = (
    # brand, protects against, kind, least days between doses
    ("Hexyon", "hexavalent", "basic", None),
    ("Prevenar 13", "pneumococcal", "basic", None),
    ("MMR VaxPro", "mmr", "basic", None),
    ("NeisVac-C", "menc", "basic", None),
    ("Tetravac", "tetravalent", "basic", None),
    ("Gardasil 9", "hpv", "basic", None),
    ("Boostrix", "dtpa", "basic", None),
    ("Triaxis", "dtpa", "basic", None),
    ("Comirnaty", "covid", "covid", 21),
)
DOSES = (
    # age, unit, protects against, dose, valid from, valid to
    (8, "weeks", "hexavalent", 1, FROM, None),
    (8, "weeks", "pneumococcal", 1, FROM, None),
    (8, "weeks", "rotavirus", 1, FROM, None),
    (12, "weeks", "hexavalent", 2, FROM, None),
    (12, "weeks", "rotavirus", 2, FROM, None),
    (16, "weeks", "hexavalent", 3, FROM, None),
    (16, "weeks", "pneumococcal", 2, FROM, None),
    (16, "weeks", "rotavirus", 3, FROM, None),
    (12, "months", "mmr", 1, FROM, None),
    (12, "months", "pneumococcal", 3, FROM, None),
    (15, "months", "hexavalent", 4, FROM, None),
    (15, "months", "menc", 1, FROM, UNTIL),
    (15, "months", "menacwy", 1, CHANGED, None),
    (6, "years", "tetravalent", 1, FROM, None),
    (10, "years", "mmr", 2, FROM, UNTIL),
    (9, "years", "mmr", 2, CHANGED, None),
    (12, "years", "hpv", 1, FROM, None),
    (12, "years", "hpv", 2, FROM, None),
    (14, "years", "dtpa", 1, FROM, None),
)


def upgrade() -> None:
    vaccines = op.create_table(
        "vaccines",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("brand_key", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.Column("protects", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("least_days", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("kind IN ('basic', 'covid')", name=op.f("ck_vaccines_kind_known")),
        sa.CheckConstraint(PROTECTS, name=op.f("ck_vaccines_protects_known")),
        sa.CheckConstraint("(source IS NULL) = (confirmed_on IS NULL)", name=op.f("ck_vaccines_confirmed_by_a_source")),
        sa.CheckConstraint("least_days > 0", name=op.f("ck_vaccines_least_days_positive")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_vaccines_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vaccines")),
        sa.UniqueConstraint("brand_key", name=op.f("uq_vaccines_brand_key")),
    )

    schedule = op.create_table(
        "vaccination_schedule",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("age", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("protects", sa.String(), nullable=False),
        sa.Column("dose", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(PROTECTS, name=op.f("ck_vaccination_schedule_protects_known")),
        sa.CheckConstraint("unit IN ('weeks', 'months', 'years')", name=op.f("ck_vaccination_schedule_unit_known")),
        sa.CheckConstraint("age > 0", name=op.f("ck_vaccination_schedule_age_positive")),
        sa.CheckConstraint("dose BETWEEN 1 AND 9", name=op.f("ck_vaccination_schedule_dose_possible")),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_vaccination_schedule_ends_after_start")
        ),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_vaccination_schedule_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vaccination_schedule")),
    )
    op.create_index(
        "uq_vaccination_schedule_named",
        "vaccination_schedule",
        ["protects", "dose", "age", "unit", "valid_from"],
        unique=True,
    )

    op.create_table(
        "vaccine_lots",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("vaccine_id", sa.Uuid(), nullable=False),
        sa.Column("lot", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_vaccine_lots_recorded_by_id")),
        sa.ForeignKeyConstraint(["vaccine_id"], ["vaccines.id"], name=op.f("fk_vaccine_lots_vaccine_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vaccine_lots")),
        sa.UniqueConstraint("id", "vaccine_id", name=op.f("uq_vaccine_lots_id_vaccine_id")),
        sa.UniqueConstraint("vaccine_id", "lot", name=op.f("uq_vaccine_lots_vaccine_id_lot")),
    )

    told = {"recorded_at": NOW, "recorded_by_id": IMPORT}
    op.bulk_insert(
        vaccines,
        [
            {
                "id": UUID(int=FIRST_VACCINE + place),
                "brand": brand,
                "brand_key": "".join(brand.split()).casefold(),
                "protects": protects,
                "kind": kind,
                "least_days": least_days,
                "source": SCHEDULE if kind == "basic" else "Vaccinatiecampagne covid-19",
                "confirmed_on": CONFIRMED,
                **told,
            }
            for place, (brand, protects, kind, least_days) in enumerate(VACCINES)
        ],
    )
    op.bulk_insert(
        schedule,
        [
            {
                "id": UUID(int=FIRST_DOSE + place),
                "age": age,
                "unit": unit,
                "protects": protects,
                "dose": dose,
                "valid_from": valid_from,
                "valid_to": valid_to,
                "source": SCHEDULE,
                "confirmed_on": CONFIRMED,
                **told,
            }
            for place, (age, unit, protects, dose, valid_from, valid_to) in enumerate(DOSES)
        ],
    )


def downgrade() -> None:
    op.drop_table("vaccine_lots")
    op.drop_table("vaccination_schedule")
    op.drop_table("vaccines")
