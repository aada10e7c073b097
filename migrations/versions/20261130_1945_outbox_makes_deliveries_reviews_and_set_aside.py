"""make deliveries, sealing_keys, reviews and set_aside, add to tablets and audit_entries

What tablets keep while they have no network: what came under which key, what somebody must look at, what could not be
done, and what waits on each tablet.
"""

import sqlalchemy as sa
from alembic import op

revision = "outbox"
down_revision = "configured"
branch_labels = None
depends_on = None

RESOLVED_BY = "(resolved_at IS NULL) = (resolved_by_id IS NULL)"
OPEN = sa.text("resolved_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "deliveries",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("tablet_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("skew_ms", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.CheckConstraint("received_at >= occurred_at", name=op.f("ck_deliveries_received_after_it_occurred")),
        sa.CheckConstraint("outcome IN ('stored', 'review', 'aside')", name=op.f("ck_deliveries_outcome_known")),
        sa.CheckConstraint("tries >= 1", name=op.f("ck_deliveries_tries_positive")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_deliveries_user_id")),
        sa.ForeignKeyConstraint(["tablet_id"], ["tablets.id"], name=op.f("fk_deliveries_tablet_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_deliveries")),
    )
    for whose in ("user_id", "tablet_id"):
        op.create_index(f"ix_deliveries_{whose}_received_at", "deliveries", [whose, "received_at"])
    op.create_table(
        "sealing_keys",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("tablet_id", sa.Uuid(), nullable=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_sealing_keys_user_id")),
        sa.ForeignKeyConstraint(["tablet_id"], ["tablets.id"], name=op.f("fk_sealing_keys_tablet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealing_keys")),
    )
    _unique("uq_sealing_keys_user_id_tablet_id", "sealing_keys", ["user_id", "tablet_id"], "tablet_id IS NOT NULL")
    _unique("uq_sealing_keys_user_id", "sealing_keys", ["user_id"], "tablet_id IS NULL")
    op.create_table(
        "reviews",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("subject_table", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("delivery_key", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        *_resolved("reviews"),
        sa.Column("how", sa.String(), nullable=True),
        sa.CheckConstraint("(resolved_at IS NULL) = (how IS NULL)", name=op.f("ck_reviews_resolved_somehow")),
        sa.ForeignKeyConstraint(["delivery_key"], ["deliveries.key"], name=op.f("fk_reviews_delivery_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
    )
    _unique("uq_reviews_open", "reviews", ["subject_table", "subject_id", "code"], str(OPEN))
    op.create_index("ix_reviews_open_asked_at", "reviews", ["asked_at"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_table(
        "set_aside",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("delivery_key", sa.Uuid(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        *_resolved("set_aside"),
        sa.ForeignKeyConstraint(["delivery_key"], ["deliveries.key"], name=op.f("fk_set_aside_delivery_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_set_aside")),
    )
    op.create_index("ix_set_aside_resolved_at", "set_aside", ["resolved_at"])
    for table in ("reviews", "set_aside"):
        op.create_index(f"ix_{table}_delivery_key", table, ["delivery_key"])
    op.add_column("audit_entries", sa.Column("received_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("tablets", sa.Column("receipt_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("tablets", sa.Column("waiting", sa.JSON(), nullable=True))
    op.add_column("tablets", sa.Column("waiting_noted_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    for column in ("waiting_noted_at", "waiting", "receipt_at"):
        op.drop_column("tablets", column)
    op.drop_column("audit_entries", "received_at")
    for table in ("set_aside", "reviews", "sealing_keys", "deliveries"):
        op.drop_table(table)


def _unique(name: str, table: str, columns: list[str], where: str) -> None:
    only = {"sqlite_where": sa.text(where), "postgresql_where": sa.text(where)}
    op.create_index(name, table, columns, unique=True, **only)


def _resolved(table: str) -> tuple:
    return (
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(RESOLVED_BY, name=op.f(f"ck_{table}_resolved_by_somebody")),
        sa.ForeignKeyConstraint(["resolved_by_id"], ["users.id"], name=op.f(f"fk_{table}_resolved_by_id")),
    )
