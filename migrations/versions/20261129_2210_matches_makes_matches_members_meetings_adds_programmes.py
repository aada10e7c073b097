"""make tables matches, match_members and match_meetings; add four programmes

Duos, who is in them and when they met. Members and meetings repeat the days of their duo, which foreign keys keep
equal, so that plain constraints hold them inside it. The four programmes of duos that the first thirteen lacked come
along.
"""

from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "matches"
down_revision = "known_here"
branch_labels = None
depends_on = None

FIRST = 0x000000000000700080000000000002C0
PROGRAMMES = ("tandem", "tandem_ukraine", "2run", "duoreno")
NEVER = "9999-12-31"
REASONS = "reason IN ('completed', 'moved', 'no_time', 'no_click', 'language', 'family', 'work', 'unknown')"
CONTACTS = ("buddy", "newcomer")
MEMBER = ("match_id", "person_id", "role")
CASCADE = {"onupdate": "CASCADE", "deferrable": True, "initially": "DEFERRED"}
OPEN_NEWCOMER = (
    f"role = 'newcomer' AND left_on IS NULL AND ends_on = '{NEVER}' AND second_reason IS NULL AND cancelled_at IS NULL"
)
STANDING_BY_LINK = "via = 'link' AND cancelled_at IS NULL"

programmes = sa.table(
    "programmes",
    sa.column("id", sa.Uuid),
    sa.column("code", sa.String),
    sa.column("kind", sa.String),
    sa.column("session_kinds", sa.JSON),
    sa.column("requires_names", sa.Boolean),
)


def upgrade() -> None:
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    op.create_table(
        "matches",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("register_no", sa.String(), nullable=True),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("buddy_id", sa.Uuid(), nullable=False),
        sa.Column("buddy_role", sa.String(), nullable=False),
        sa.Column("newcomer_id", sa.Uuid(), nullable=False),
        sa.Column("newcomer_role", sa.String(), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("buddy_agreed_on", sa.Date(), nullable=True),
        sa.Column("newcomer_agreed_on", sa.Date(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("planned_end_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("declined_by", sa.String(), nullable=True),
        sa.Column("farewell_held", sa.Boolean(), nullable=True),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        *_stamps("matches"),
        *([_contact(side) for side in CONTACTS] if on_sqlite else []),
        sa.CheckConstraint(
            "buddy_role = 'buddy' AND newcomer_role = 'newcomer'", name=op.f("ck_matches_one_contact_of_each_side")
        ),
        sa.CheckConstraint(
            "started_on IS NULL OR started_on >= proposed_on", name=op.f("ck_matches_starts_after_proposal")
        ),
        sa.CheckConstraint(
            "closed_on IS NULL OR closed_on >= coalesce(started_on, proposed_on)",
            name=op.f("ck_matches_closes_after_start"),
        ),
        sa.CheckConstraint("reason IS NULL OR closed_on IS NOT NULL", name=op.f("ck_matches_reason_of_the_end")),
        sa.CheckConstraint(REASONS, name=op.f("ck_matches_reason_known")),
        sa.CheckConstraint(
            "declined_by IS NULL OR (closed_on IS NOT NULL AND started_on IS NULL)",
            name=op.f("ck_matches_declined_before_start"),
        ),
        sa.CheckConstraint(
            "declined_by IN ('buddy', 'newcomer', 'withdrawn')", name=op.f("ck_matches_declined_by_known")
        ),
        sa.CheckConstraint(
            "planned_end_on IS NULL OR (started_on IS NOT NULL AND planned_end_on >= started_on)",
            name=op.f("ck_matches_planned_end_after_start"),
        ),
        sa.CheckConstraint("farewell_held IS NULL OR closed_on IS NOT NULL", name=op.f("ck_matches_farewell_of_the_end")),
        sa.CheckConstraint(f"begins_on = coalesce(started_on, '{NEVER}')", name=op.f("ck_matches_begins_as_started")),
        sa.CheckConstraint(f"ends_on = coalesce(closed_on, '{NEVER}')", name=op.f("ck_matches_ends_as_closed")),
        sa.ForeignKeyConstraint(["programme_id"], ["programmes.id"], name=op.f("fk_matches_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matches")),
        sa.UniqueConstraint("register_no", name=op.f("uq_matches_register_no")),
        sa.UniqueConstraint(
            "id", "programme_id", "proposed_on", "ends_on", name=op.f("uq_matches_id_programme_id_proposed_on_ends_on")
        ),
        sa.UniqueConstraint("id", "begins_on", "ends_on", name=op.f("uq_matches_id_begins_on_ends_on")),
    )
    op.create_index("ix_matches_programme_id_started_on", "matches", ["programme_id", "started_on"])
    op.create_table(
        "match_members",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("second_reason", sa.String(), nullable=True),
        *_stamps("match_members"),
        sa.CheckConstraint("role IN ('buddy', 'newcomer')", name=op.f("ck_match_members_role_known")),
        sa.CheckConstraint(
            "joined_on IS NULL OR (joined_on >= proposed_on AND joined_on <= ends_on)",
            name=op.f("ck_match_members_joins_inside"),
        ),
        sa.CheckConstraint(
            "left_on IS NULL OR (left_on >= coalesce(joined_on, proposed_on) AND left_on <= ends_on)",
            name=op.f("ck_match_members_leaves_inside"),
        ),
        sa.CheckConstraint(
            "second_reason IN ('runs_out', 'family_member', 'agreed', 'register')",
            name=op.f("ck_match_members_second_reason_known"),
        ),
        sa.ForeignKeyConstraint(
            ["match_id", "programme_id", "proposed_on", "ends_on"],
            ["matches.id", "matches.programme_id", "matches.proposed_on", "matches.ends_on"],
            name=op.f("fk_match_members_match_id_programme_id_proposed_on_ends_on"),
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_match_members_person_id")),
        sa.ForeignKeyConstraint(
            ["recorded_person_id"], ["persons.id"], name=op.f("fk_match_members_recorded_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_members")),
        sa.UniqueConstraint("match_id", "person_id", name=op.f("uq_match_members_match_id_person_id")),
        sa.UniqueConstraint("match_id", "person_id", "role", name=op.f("uq_match_members_match_id_person_id_role")),
    )
    op.create_index("ix_match_members_person_id", "match_members", ["person_id"])
    op.create_index("ix_match_members_recorded_person_id", "match_members", ["recorded_person_id"])
    op.create_index(
        "uq_match_members_one_open",
        "match_members",
        ["programme_id", "person_id"],
        unique=True,
        sqlite_where=sa.text(OPEN_NEWCOMER),
        postgresql_where=sa.text(OPEN_NEWCOMER),
    )
    if not on_sqlite:
        for side in CONTACTS:
            _add_contact(side)
    op.create_table(
        "match_meetings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("register_no", sa.String(), nullable=True),
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.Column("via", sa.String(), nullable=False),
        *_stamps("match_meetings"),
        sa.CheckConstraint(
            "cancelled_at IS NOT NULL OR (met_on >= begins_on AND met_on <= ends_on)",
            name=op.f("ck_match_meetings_inside_its_duo"),
        ),
        sa.CheckConstraint("minutes BETWEEN 5 AND 720", name=op.f("ck_match_meetings_minutes_possible")),
        sa.CheckConstraint(
            "kind IN ('walk', 'coffee', 'sport', 'outing', 'other')", name=op.f("ck_match_meetings_kind_known")
        ),
        sa.CheckConstraint("via IN ('desk', 'link', 'register')", name=op.f("ck_match_meetings_via_known")),
        sa.ForeignKeyConstraint(
            ["match_id", "begins_on", "ends_on"],
            ["matches.id", "matches.begins_on", "matches.ends_on"],
            name=op.f("fk_match_meetings_match_id_begins_on_ends_on"),
            onupdate="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_meetings")),
        sa.UniqueConstraint("register_no", name=op.f("uq_match_meetings_register_no")),
    )
    op.create_index("ix_match_meetings_match_id_met_on", "match_meetings", ["match_id", "met_on"])
    op.create_index(
        "uq_match_meetings_by_link",
        "match_meetings",
        ["match_id", "met_on"],
        unique=True,
        sqlite_where=sa.text(STANDING_BY_LINK),
        postgresql_where=sa.text(STANDING_BY_LINK),
    )
    op.bulk_insert(
        programmes,
        [
            {
                "id": UUID(int=FIRST + place),
                "code": code,
                "kind": "match",
                "session_kinds": [],
                "requires_names": False,
            }
            for place, code in enumerate(PROGRAMMES)
        ],
    )


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        for side in CONTACTS:
            op.drop_constraint(_name(side), "matches", type_="foreignkey")
    for table in ("match_meetings", "match_members", "matches"):
        op.drop_table(table)
    op.execute(sa.delete(programmes).where(programmes.c.code.in_(PROGRAMMES)))


def _stamps(table: str) -> tuple[sa.Column | sa.ForeignKeyConstraint, ...]:
    return (
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f(f"fk_{table}_recorded_by_id")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f(f"fk_{table}_cancelled_by_id")),
    )


def _name(side: str) -> str:
    return op.f(f"fk_matches_id_{side}_id_{side}_role")


def _contact(side: str) -> sa.ForeignKeyConstraint:
    """The contact of a side, who is a member on that side: SQLite wants it in the table."""
    columns = ["id", f"{side}_id", f"{side}_role"]
    return sa.ForeignKeyConstraint(columns, [f"match_members.{one}" for one in MEMBER], name=_name(side), **CASCADE)


def _add_contact(side: str) -> None:
    """The same once the table of members is there: PostgreSQL wants that first."""
    columns = ["id", f"{side}_id", f"{side}_role"]
    op.create_foreign_key(_name(side), "matches", "match_members", columns, list(MEMBER), **CASCADE)
