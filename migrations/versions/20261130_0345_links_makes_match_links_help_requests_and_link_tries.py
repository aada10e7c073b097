"""make tables match_links, help_requests and link_tries

Members of a duo say by a link of their own how it goes. The system user `link` writes what comes by it.
"""

from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "match_links"
down_revision = "match_pauses"
branch_labels = None
depends_on = None

IMPORT = UUID("00000000-0000-7000-8000-000000000001")
LINK = UUID("00000000-0000-7000-8000-000000000004")
NOW = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)
STANDING = sa.text("cancelled_at IS NULL")
OPEN = sa.text("handled_at IS NULL AND cancelled_at IS NULL")
OUTCOMES = "outcome IN ('called', 'met', 'passed_on', 'solved')"
HANDLED = "(handled_at IS NULL) = (outcome IS NULL) AND (handled_at IS NULL) = (handled_by_id IS NULL)"
users = sa.table(
    "users",
    sa.column("id", sa.Uuid),
    sa.column("name", sa.String),
    sa.column("invitation_serial", sa.Integer),
    sa.column("recorded_at", sa.DateTime(timezone=True)),
    sa.column("recorded_by_id", sa.Uuid),
)


def upgrade() -> None:
    system = {"id": LINK, "name": "link", "invitation_serial": 0, "recorded_at": NOW, "recorded_by_id": LINK}
    op.bulk_insert(users, [system])
    op.create_table(
        "match_links",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        *_stamped("match_links"),
        sa.CheckConstraint("serial >= 1", name=op.f("ck_match_links_serial_counts")),
        sa.ForeignKeyConstraint(["member_id"], ["match_members.id"], name=op.f("fk_match_links_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_links")),
    )
    one = {"unique": True, "sqlite_where": STANDING, "postgresql_where": STANDING}
    op.create_index("uq_match_links_one_a_member", "match_links", ["member_id"], **one)
    op.create_table(
        "help_requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handled_by_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        *_stamped("help_requests"),
        sa.CheckConstraint(OUTCOMES, name=op.f("ck_help_requests_outcome_known")),
        sa.CheckConstraint(HANDLED, name=op.f("ck_help_requests_handled_whole")),
        sa.ForeignKeyConstraint(["member_id"], ["match_members.id"], name=op.f("fk_help_requests_member_id")),
        sa.ForeignKeyConstraint(["handled_by_id"], ["users.id"], name=op.f("fk_help_requests_handled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_requests")),
    )
    op.create_index("ix_help_requests_member_id", "help_requests", ["member_id"])
    open_one = {"unique": True, "sqlite_where": OPEN, "postgresql_where": OPEN}
    op.create_index("uq_help_requests_open", "help_requests", ["member_id"], **open_one)
    op.create_table(
        "link_tries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=True),
        sa.Column("address_hash", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(link_id IS NULL) <> (address_hash IS NULL)", name=op.f("ck_link_tries_of_a_link_or_an_address")
        ),
        sa.ForeignKeyConstraint(["link_id"], ["match_links.id"], name=op.f("fk_link_tries_link_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_tries")),
    )
    op.create_index("ix_link_tries_link_id_at", "link_tries", ["link_id", "at"])
    op.create_index("ix_link_tries_address_hash_at", "link_tries", ["address_hash", "at"])
    op.create_index("ix_link_tries_at", "link_tries", ["at"])


def downgrade() -> None:
    for table in ("link_tries", "help_requests", "match_links"):
        op.drop_table(table)
    taken_over = sa.text("UPDATE audit_entries SET by_id = :by WHERE by_id = :link")
    op.execute(taken_over.bindparams(sa.bindparam("by", IMPORT, sa.Uuid()), sa.bindparam("link", LINK, sa.Uuid())))
    for table in ("match_calls", "match_meetings", "matches", "match_members"):
        for column in ("recorded_by_id", "cancelled_by_id"):
            rows = sa.text(f"UPDATE {table} SET {column} = :by WHERE {column} = :link")
            op.execute(rows.bindparams(sa.bindparam("by", IMPORT, sa.Uuid()), sa.bindparam("link", LINK, sa.Uuid())))
    op.execute(sa.text("DELETE FROM submissions WHERE user_id = :link").bindparams(sa.bindparam("link", LINK, sa.Uuid())))
    op.execute(users.delete().where(users.c.id == LINK))


def _stamped(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f(f"fk_{table}_recorded_by_id")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f(f"fk_{table}_cancelled_by_id")),
    ]
