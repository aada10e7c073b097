"""let rules refuse

The rules of a site say more (gap between stays, who is back soon, what a named decision may let pass) and who set them;
closures and named decisions get their tables. Ghent's (`domain.md` A.3 and A.4): no gap was found, a return within a
night goes on with the same stay, and a decision may let pass whatever is no closure, no exclusion and no full site.
"""

from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

SET_AT = datetime(2026, 11, 23, tzinfo=UTC)
SYSTEM = UUID("00000000-0000-7000-8000-000000000001")
COLUMNS = (
    sa.column("min_gap_nights", sa.Integer),
    sa.column("reentry_nights", sa.Integer),
    sa.column("count_departure_day", sa.Boolean),
    sa.column("stays_within", sa.String),
    sa.column("decidable", sa.JSON),
    sa.column("recorded_at", sa.DateTime(timezone=True)),
    sa.column("recorded_by_id", sa.Uuid),
)
GHENT = {
    "min_gap_nights": 0,
    "reentry_nights": 1,
    "count_departure_day": False,
    "stays_within": "calendar_year",
    "decidable": ["debt", "too_many", "too_soon", "too_long"],
    "recorded_at": SET_AT,
    "recorded_by_id": SYSTEM,
}
STANDING = sa.text("cancelled_at IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("site_rules") as batch_op:
        for column in COLUMNS:
            batch_op.add_column(sa.Column(column.name, column.type, nullable=True))
        batch_op.add_column(sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("cancelled_by_id", sa.Uuid(), nullable=True))
        batch_op.drop_constraint("uq_site_rules_site_id_valid_from", type_="unique")
    op.execute(sa.table("site_rules", *COLUMNS).update().values(GHENT))
    with op.batch_alter_table("site_rules") as batch_op:
        for column in COLUMNS:
            batch_op.alter_column(column.name, existing_type=column.type, nullable=False)
        for column in ("recorded_by_id", "cancelled_by_id"):
            batch_op.create_foreign_key(op.f(f"fk_site_rules_{column}"), "users", [column], ["id"])
        batch_op.create_index(
            "uq_site_rules_valid_from",
            ["site_id", "valid_from"],
            unique=True,
            sqlite_where=STANDING,
            postgresql_where=STANDING,
        )
    op.create_table(
        "site_closures",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("to_on IS NULL OR to_on > from_on", name=op.f("ck_site_closures_ends_after_start")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_site_closures_cancelled_by_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_site_closures_recorded_by_id")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_site_closures_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_closures")),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("stay_id", sa.Uuid(), nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["households.id"], name=op.f("fk_decisions_household_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_decisions_recorded_by_id")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_decisions_site_id")),
        sa.ForeignKeyConstraint(["stay_id"], ["stays.id"], name=op.f("fk_decisions_stay_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index("ix_decisions_recorded_at", "decisions", ["recorded_at"])
    op.create_index("ix_decisions_stay_id", "decisions", ["stay_id"])


def downgrade() -> None:
    op.drop_index("ix_decisions_stay_id", "decisions")
    op.drop_index("ix_decisions_recorded_at", "decisions")
    op.drop_table("decisions")
    op.drop_table("site_closures")
    op.execute("DELETE FROM site_rules WHERE cancelled_at IS NOT NULL")
    with op.batch_alter_table("site_rules") as batch_op:
        batch_op.drop_index("uq_site_rules_valid_from", sqlite_where=STANDING, postgresql_where=STANDING)
        for column in ("recorded_by_id", "cancelled_by_id"):
            batch_op.drop_constraint(f"fk_site_rules_{column}", type_="foreignkey")
        for column in (*COLUMNS, sa.column("cancelled_at"), sa.column("cancelled_by_id")):
            batch_op.drop_column(column.name)
        batch_op.create_unique_constraint(op.f("uq_site_rules_site_id_valid_from"), ["site_id", "valid_from"])
