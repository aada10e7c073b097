"""take reservations

Who was expected becomes a reservation of a night, confirmed by who noted it; named decisions may be about one.
"""

import sqlalchemy as sa
from alembic import op

revision = "take_reservations"
down_revision = "write_house_rules"
branch_labels = None
depends_on = None

BYTEWISE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
BY = ("recorded_by_id", "cancelled_by_id", "confirmed_by_id", "waiting_by_id", "refused_by_id", "missed_by_id")
OTHERS = {"site_id": "sites", "household_id": "households", "pitch_id": "pitches", "stay_id": "stays"}


def upgrade() -> None:
    op.create_table(
        "reservations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=True),
        sa.Column("pitch_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("phone_key", BYTEWISE, nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("caravans", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        *_event("confirmed"),
        *_event("waiting"),
        *_event("refused"),
        sa.Column("refusal", sa.String(), nullable=True),
        *_event("missed"),
        sa.Column("stay_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        *_event("cancelled"),
        sa.CheckConstraint("until_on > from_on", name=op.f("ck_reservations_ends_after_start")),
        *(_key(column, table) for column, table in OTHERS.items()),
        *(_key(column, "users") for column in BY),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reservations")),
    )
    for column in ("from_on", "household_id", "stay_id"):
        op.create_index(f"ix_reservations_{column}", "reservations", [column])
    op.execute(f"""
        INSERT INTO reservations (id, site_id, household_id, pitch_id, name, name_key, phone, from_on, until_on, caravans,
            confirmed_at, confirmed_by_id, stay_id, recorded_at, recorded_by_id, cancelled_at, cancelled_by_id)
        SELECT a.id, pitches.site_id, a.household_id, a.pitch_id, a.name, lower(a.name), a.phone, a.expected_on,
            {_day_after("a.expected_on")}, 1, a.recorded_at, a.recorded_by_id, a.stay_id, a.recorded_at,
            a.recorded_by_id, a.cancelled_at, a.cancelled_by_id
        FROM expected_arrivals AS a JOIN pitches ON pitches.id = a.pitch_id""")
    op.drop_index("ix_expected_arrivals_expected_on", "expected_arrivals")
    op.drop_table("expected_arrivals")
    with op.batch_alter_table("decisions") as batch_op:
        batch_op.add_column(sa.Column("reservation_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_decisions_reservation_id"), "reservations", ["reservation_id"], ["id"]
        )
        batch_op.alter_column("household_id", existing_type=sa.Uuid(), nullable=True)
        batch_op.create_index("ix_decisions_reservation_id", ["reservation_id"])


def downgrade() -> None:
    op.execute("DELETE FROM decisions WHERE household_id IS NULL")
    with op.batch_alter_table("decisions") as batch_op:
        batch_op.drop_index("ix_decisions_reservation_id")
        batch_op.alter_column("household_id", existing_type=sa.Uuid(), nullable=False)
        batch_op.drop_constraint("fk_decisions_reservation_id", type_="foreignkey")
        batch_op.drop_column("reservation_id")
    users = ("recorded_by_id", "cancelled_by_id")
    others = {name: table for name, table in OTHERS.items() if name != "site_id"}
    op.create_table(
        "expected_arrivals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pitch_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("expected_on", sa.Date(), nullable=False),
        sa.Column("stay_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        *_event("cancelled"),
        *(_key(column, table, "expected_arrivals") for column, table in others.items()),
        *(_key(column, "users", "expected_arrivals") for column in users),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expected_arrivals")),
    )
    op.create_index("ix_expected_arrivals_expected_on", "expected_arrivals", ["expected_on"])
    op.execute("""
        INSERT INTO expected_arrivals (id, pitch_id, household_id, name, phone, expected_on, stay_id, recorded_at,
            recorded_by_id, cancelled_at, cancelled_by_id)
        SELECT id, pitch_id, household_id, name, phone, from_on, stay_id, recorded_at, recorded_by_id, cancelled_at,
            cancelled_by_id
        FROM reservations WHERE pitch_id IS NOT NULL AND confirmed_at IS NOT NULL AND missed_at IS NULL""")
    for column in ("from_on", "household_id", "stay_id"):
        op.drop_index(f"ix_reservations_{column}", "reservations")
    op.drop_table("reservations")


def _event(name: str) -> list[sa.Column]:
    """The pair of columns that says when something happened and who did it."""
    return [
        sa.Column(f"{name}_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(f"{name}_by_id", sa.Uuid(), nullable=True),
    ]


def _key(column: str, table: str, of: str = "reservations") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_{of}_{column}"))


def _day_after(column: str) -> str:
    return f"date({column}, '+1 day')" if op.get_bind().dialect.name == "sqlite" else f"{column} + 1"
