"""make tables queue_days, counters, tickets and ticket_calls

The queue at the reception desk: numbers without names, the counters to which they are called, and each call.
"""

import sqlalchemy as sa
from alembic import op

revision = "queue"
down_revision = "registration"
branch_labels = None
depends_on = None

OPEN, IN_USE, TAKEN = sa.text("ended_at IS NULL"), sa.text("cancelled_at IS NULL"), sa.text("taken_by_id IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "queue_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_queue_days")),
    )
    op.create_table(
        "counters",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("taken_by_id", sa.Uuid(), nullable=True),
        sa.Column("taken_on", sa.Date(), nullable=True),
        sa.Column("languages", sa.JSON(), nullable=False),
        *_stamped("counters"),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("side IN ('integration', 'welfare')", name=op.f("ck_counters_side_known")),
        sa.CheckConstraint("(taken_by_id IS NULL) = (taken_on IS NULL)", name=op.f("ck_counters_taken_by_somebody")),
        sa.ForeignKeyConstraint(["taken_by_id"], ["users.id"], name=op.f("fk_counters_taken_by_id")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_counters_cancelled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counters")),
    )
    _unique("uq_counters_name", "counters", "name", IN_USE)
    _unique("uq_counters_taken_by_id", "counters", "taken_by_id", TAKEN)
    op.create_table(
        "tickets",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("children", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("has_priority", sa.Boolean(), nullable=False),
        sa.Column("is_back", sa.Boolean(), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("absences", sa.Integer(), nullable=False),
        sa.Column("counter_id", sa.Uuid(), nullable=True),
        sa.Column("return_code", sa.String(), nullable=True),
        sa.Column("return_until", sa.Date(), nullable=True),
        sa.Column("continues_id", sa.Uuid(), nullable=True),
        sa.Column("tablet_id", sa.Uuid(), nullable=True),
        *_stamped("tickets"),
        sa.CheckConstraint("length(letter) = 1", name=op.f("ck_tickets_letter_is_one")),
        sa.CheckConstraint("number > 0", name=op.f("ck_tickets_number_counts")),
        sa.CheckConstraint("people BETWEEN 1 AND 40", name=op.f("ck_tickets_people_counted")),
        sa.CheckConstraint("children BETWEEN 0 AND people", name=op.f("ck_tickets_children_of_people")),
        sa.CheckConstraint("purpose IN ('school', 'dutch', 'welfare', 'other')", name=op.f("ck_tickets_purpose_known")),
        sa.CheckConstraint("side IN ('integration', 'welfare')", name=op.f("ck_tickets_side_known")),
        sa.CheckConstraint(
            "state IN ('waiting', 'called', 'absent', 'away', 'served', 'not_served')",
            name=op.f("ck_tickets_state_known"),
        ),
        sa.CheckConstraint("absences BETWEEN 0 AND 2", name=op.f("ck_tickets_absences_counted")),
        sa.CheckConstraint("(return_code IS NULL) = (return_until IS NULL)", name=op.f("ck_tickets_code_has_end")),
        sa.ForeignKeyConstraint(["day"], ["queue_days.day"], name=op.f("fk_tickets_day")),
        sa.ForeignKeyConstraint(["counter_id"], ["counters.id"], name=op.f("fk_tickets_counter_id")),
        sa.ForeignKeyConstraint(["continues_id"], ["tickets.id"], name=op.f("fk_tickets_continues_id")),
        sa.ForeignKeyConstraint(["tablet_id"], ["tablets.id"], name=op.f("fk_tickets_tablet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tickets")),
        sa.UniqueConstraint("day", "letter", "number", name=op.f("uq_tickets_day_letter_number")),
        sa.UniqueConstraint("return_code", name=op.f("uq_tickets_return_code")),
        sa.UniqueConstraint("continues_id", name=op.f("uq_tickets_continues_id")),
    )
    op.create_index("ix_tickets_counter_id", "tickets", ["counter_id"])
    op.create_table(
        "ticket_calls",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("counter_id", sa.Uuid(), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recalled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("after_id", sa.Uuid(), nullable=True),
        *_stamped("ticket_calls"),
        sa.CheckConstraint(
            "outcome IN ('served', 'absent', 'away', 'passed', 'counter_closed', 'not_served', 'undone')",
            name=op.f("ck_ticket_calls_outcome_known"),
        ),
        sa.CheckConstraint("(ended_at IS NULL) = (outcome IS NULL)", name=op.f("ck_ticket_calls_ends_with_outcome")),
        sa.CheckConstraint("ended_at >= called_at", name=op.f("ck_ticket_calls_ends_after_start")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_ticket_calls_ticket_id")),
        sa.ForeignKeyConstraint(["counter_id"], ["counters.id"], name=op.f("fk_ticket_calls_counter_id")),
        sa.ForeignKeyConstraint(["after_id"], ["ticket_calls.id"], name=op.f("fk_ticket_calls_after_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_calls")),
    )
    _unique("uq_ticket_calls_open_of_ticket", "ticket_calls", "ticket_id", OPEN)
    _unique("uq_ticket_calls_open_at_counter", "ticket_calls", "counter_id", OPEN)
    for column in ("ticket_id", "counter_id", "after_id"):
        op.create_index(f"ix_ticket_calls_{column}", "ticket_calls", [column])


def downgrade() -> None:
    for table in ("ticket_calls", "tickets", "counters", "queue_days"):
        op.drop_table(table)


def _unique(name: str, table: str, column: str, where: sa.TextClause) -> None:
    op.create_index(name, table, [column], unique=True, sqlite_where=where, postgresql_where=where)


def _stamped(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f(f"fk_{table}_recorded_by_id")),
    ]
