"""teach a class

Age bands and the checks of helpers. The class sees the names of its rolls from an hour before a session until two hours
after it (`domain.md` G.3); Pretkamjonet is for children too, so that it expects no adults of the site.
"""

from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "teach_a_class"
down_revision = "take_reservations"
branch_labels = None
depends_on = None

FIRST = UUID("00000000-0000-7000-8000-0000000005a0")
BANDS = [("toddlers", 0, 2), ("preschool", 3, 5), ("primary", 6, 11), ("secondary", 12, 17)]

programmes = sa.table(
    "programmes",
    *(sa.column(name) for name in ("code", "kind", "least_age", "most_age", "minutes_before", "minutes_after")),
)


def upgrade() -> None:
    op.add_column("programmes", sa.Column("minutes_before", sa.Integer(), nullable=True))
    op.add_column("programmes", sa.Column("minutes_after", sa.Integer(), nullable=True))
    around = {"minutes_before": 60, "minutes_after": 120}
    op.execute(sa.update(programmes).where(programmes.c.kind == "class_unit").values(**around))
    ages = {"least_age": sa.literal(3.5, sa.Numeric(10, 2)), "most_age": sa.literal(17, sa.Numeric(10, 2))}
    op.execute(sa.update(programmes).where(programmes.c.code == "pretkamjonet").values(**ages))
    bands = op.create_table(
        "age_bands",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("least_age", sa.Integer(), nullable=False),
        sa.Column("most_age", sa.Integer(), nullable=False),
        sa.CheckConstraint("most_age >= least_age", name=op.f("ck_age_bands_not_upside_down")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_age_bands")),
        sa.UniqueConstraint("code", name=op.f("uq_age_bands_code")),
    )
    op.bulk_insert(
        bands,
        [
            {"id": UUID(int=FIRST.int + place), "code": code, "least_age": least, "most_age": most}
            for place, (code, least, most) in enumerate(BANDS)
        ],
    )
    op.create_table(
        "helper_checks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_helper_checks_person_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_helper_checks_recorded_by_id")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_helper_checks_cancelled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_helper_checks")),
    )
    op.create_index(
        "uq_helper_checks_standing",
        "helper_checks",
        ["person_id"],
        unique=True,
        sqlite_where=sa.text("cancelled_at IS NULL"),
        postgresql_where=sa.text("cancelled_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_index("uq_helper_checks_standing", "helper_checks")
    op.drop_table("helper_checks")
    op.drop_table("age_bands")
    nobody = {"least_age": None, "most_age": None}
    op.execute(sa.update(programmes).where(programmes.c.code == "pretkamjonet").values(**nobody))
    op.drop_column("programmes", "minutes_after")
    op.drop_column("programmes", "minutes_before")
