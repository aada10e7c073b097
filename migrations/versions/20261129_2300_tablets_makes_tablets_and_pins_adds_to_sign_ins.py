"""make tables tablets, pins, tablet_users and drafts; add tablet_id to sign_ins, audit_entries and looks

A tablet that several people use is enrolled once, entered with a PIN, and locks, with a draft of what was filled in.
What was done on it says so. The system user
`tablet` writes what happens there without a person.
"""

from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "tablets"
down_revision = "candidates"
branch_labels = None
depends_on = None

IMPORT = UUID("00000000-0000-7000-8000-000000000001")
TABLET = UUID("00000000-0000-7000-8000-000000000003")
NOW = datetime(2026, 11, 29, 22, 30, tzinfo=UTC)
IN_USE = sa.text("revoked_at IS NULL")
OPEN = sa.text("ended_at IS NULL")
users = sa.table(
    "users",
    sa.column("id", sa.Uuid),
    sa.column("name", sa.String),
    sa.column("invitation_serial", sa.Integer),
    sa.column("recorded_at", sa.DateTime(timezone=True)),
    sa.column("recorded_by_id", sa.Uuid),
)


def upgrade() -> None:
    system = {"id": TABLET, "name": "tablet", "invitation_serial": 0, "recorded_at": NOW, "recorded_by_id": TABLET}
    op.bulk_insert(users, [system])
    op.create_table(
        "tablets",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("letter", sa.String(), nullable=True),
        sa.Column("use", sa.String(), nullable=False),
        sa.Column("secret_hash", sa.String(), nullable=True),
        sa.Column("code_hash", sa.String(), nullable=True),
        sa.Column("code_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("enrolled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("enrolled_by_id", sa.Uuid(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pins_closed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("use IN ('staff', 'entrance', 'screen')", name=op.f("ck_tablets_use_known")),
        sa.CheckConstraint("use <> 'screen' OR letter IS NULL", name=op.f("ck_tablets_screen_without_letter")),
        sa.ForeignKeyConstraint(["enrolled_by_id"], ["users.id"], name=op.f("fk_tablets_enrolled_by_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_tablets_recorded_by_id")),
        sa.ForeignKeyConstraint(["revoked_by_id"], ["users.id"], name=op.f("fk_tablets_revoked_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tablets")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_tablets_code_hash")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_tablets_secret_hash")),
    )
    for column in ("name", "letter"):
        name = f"uq_tablets_{column}"
        op.create_index(name, "tablets", [column], unique=True, sqlite_where=IN_USE, postgresql_where=IN_USE)
    op.create_table(
        "pins",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tried_on_id", sa.Uuid(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("tries BETWEEN 0 AND 5", name=op.f("ck_pins_tries_counted")),
        sa.ForeignKeyConstraint(["tried_on_id"], ["tablets.id"], name=op.f("fk_pins_tried_on_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_pins_user_id")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_pins")),
    )
    op.create_index("ix_pins_tried_on_id", "pins", ["tried_on_id"])
    op.create_table(
        "tablet_users",
        sa.Column("tablet_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["tablet_id"], ["tablets.id"], name=op.f("fk_tablet_users_tablet_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_tablet_users_user_id")),
        sa.PrimaryKeyConstraint("tablet_id", "user_id", name=op.f("pk_tablet_users")),
    )
    op.create_table(
        "drafts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("tablet_id", sa.Uuid(), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["tablet_id"], ["tablets.id"], name=op.f("fk_drafts_tablet_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_drafts_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("user_id", "path", name=op.f("uq_drafts_user_id_path")),
    )
    op.add_column("sign_ins", sa.Column("locked_at", sa.DateTime(timezone=True), nullable=True))
    for table in ("sign_ins", "audit_entries", "looks"):
        tablet = sa.ForeignKey("tablets.id", name=op.f(f"fk_{table}_tablet_id"))
        op.add_column(table, sa.Column("tablet_id", sa.Uuid(), tablet, nullable=True), inline_references=True)
    op.create_index(
        "uq_sign_ins_open_on_tablet", "sign_ins", ["tablet_id"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN
    )


def downgrade() -> None:
    op.drop_index("uq_sign_ins_open_on_tablet", table_name="sign_ins")
    op.execute(sa.text("DELETE FROM sign_ins WHERE means = 'pin'"))
    for table in ("sign_ins", "audit_entries", "looks"):
        op.drop_column(table, "tablet_id")
    op.drop_column("sign_ins", "locked_at")
    op.drop_table("drafts")
    op.drop_table("tablet_users")
    op.drop_table("pins")
    op.drop_table("tablets")
    taken_over = sa.text("UPDATE audit_entries SET by_id = :by WHERE by_id = :tablet")
    op.execute(taken_over.bindparams(sa.bindparam("by", IMPORT, sa.Uuid()), sa.bindparam("tablet", TABLET, sa.Uuid())))
    op.execute(users.delete().where(users.c.id == TABLET))
