"""make tables health_duties, vaccination_actions and lots_today; show helpers a list around its session alone

Who is bound to secrecy; what an action needs beside its session; the lots on its table. Helpers of a vaccination
session see its list from an hour before it to two hours after.
"""

import sqlalchemy as sa
from alembic import op

revision = "vaccination_actions"
down_revision = "vaccines"
branch_labels = None
depends_on = None

programmes = sa.table("programmes", sa.column("kind"), sa.column("minutes_before"), sa.column("minutes_after"))


def upgrade() -> None:
    op.create_table(
        "health_duties",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("ground IN ('contract', 'volunteer', 'law')", name=op.f("ck_health_duties_ground_known")),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= signed_on", name=op.f("ck_health_duties_ends_after_start")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_health_duties_cancelled_by_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_health_duties_recorded_by_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_health_duties_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_duties")),
    )
    op.create_index(
        "uq_health_duties_user_id",
        "health_duties",
        ["user_id"],
        unique=True,
        sqlite_where=sa.text("cancelled_at IS NULL"),
        postgresql_where=sa.text("cancelled_at IS NULL"),
    )

    op.create_table(
        "vaccination_actions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("partner", sa.String(), nullable=True),
        sa.Column("team_phone", sa.String(), nullable=True),
        sa.Column("emergency_contact", sa.String(), nullable=True),
        sa.Column("interpreter_language", sa.String(), nullable=True),
        sa.Column("interpreter_booked_on", sa.Date(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(closed_at IS NULL) = (closed_by_id IS NULL)", name=op.f("ck_vaccination_actions_closed_by_somebody")
        ),
        sa.CheckConstraint(
            "interpreter_booked_on IS NULL OR interpreter_language IS NOT NULL",
            name=op.f("ck_vaccination_actions_booked_for_a_language"),
        ),
        sa.ForeignKeyConstraint(["closed_by_id"], ["users.id"], name=op.f("fk_vaccination_actions_closed_by_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_vaccination_actions_recorded_by_id")),
        sa.ForeignKeyConstraint(["session_id"], ["group_sessions.id"], name=op.f("fk_vaccination_actions_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vaccination_actions")),
        sa.UniqueConstraint("session_id", name=op.f("uq_vaccination_actions_session_id")),
    )

    op.create_table(
        "lots_today",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("vaccine_id", sa.Uuid(), nullable=False),
        sa.Column("lot_id", sa.Uuid(), nullable=False),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("until_at >= from_at", name=op.f("ck_lots_today_ends_after_start")),
        sa.ForeignKeyConstraint(["action_id"], ["vaccination_actions.id"], name=op.f("fk_lots_today_action_id")),
        sa.ForeignKeyConstraint(
            ["lot_id", "vaccine_id"],
            ["vaccine_lots.id", "vaccine_lots.vaccine_id"],
            name="fk_lots_today_lot_id_vaccine_id",
        ),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_lots_today_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lots_today")),
        sa.UniqueConstraint("action_id", "lot_id", name=op.f("uq_lots_today_action_id_lot_id")),
    )

    _show_helpers(60, 120)


def downgrade() -> None:
    _show_helpers(None, None)
    op.drop_table("lots_today")
    op.drop_table("vaccination_actions")
    op.drop_table("health_duties")


def _show_helpers(before: int | None, after: int | None) -> None:
    hours = {"minutes_before": before, "minutes_after": after}
    op.execute(programmes.update().where(programmes.c.kind == "vaccination").values(**hours))
