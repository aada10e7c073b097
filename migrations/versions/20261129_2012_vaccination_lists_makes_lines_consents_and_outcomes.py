"""make tables vaccination_lines, vaccination_consents and vaccination_outcomes

Who is on the list of an action, who said yes, and what became of it. The constraints hold what the screens promise:
nothing is given but on a yes of the same line or to who is of age, and nothing is noted twice.
"""

import sqlalchemy as sa
from alembic import op

revision = "vaccination_lists"
down_revision = "vaccination_actions"
branch_labels = None
depends_on = None

HAS_YES = (
    "consent_id IS NOT NULL AND consent_purpose IS NOT NULL AND consent_answer IS NOT NULL "
    "AND consent_purpose = 'vaccination' AND consent_answer = 'yes'"
)
HAS_NO_CONSENT = "consent_id IS NULL AND consent_purpose IS NULL AND consent_answer IS NULL"
NOTHING_GIVEN = "vaccine_id IS NULL AND lot_id IS NULL AND dose IS NULL AND next_month IS NULL AND confirmed_at IS NULL"
REASONS = (
    "reason IN ('absent', 'left', 'no_consent', 'declined', 'postponed', 'in_order', 'out_of_stock', 'age', 'other')"
)


def upgrade() -> None:
    op.create_table(
        "vaccination_lines",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_person_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=True),
        sa.Column("came_as", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("checked_by_id", sa.Uuid(), nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "came_as IN ('site', 'expected', 'walk_in')", name=op.f("ck_vaccination_lines_came_as_known")
        ),
        sa.CheckConstraint(
            "(checked_at IS NULL) = (checked_by_id IS NULL)", name=op.f("ck_vaccination_lines_checked_by_somebody")
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_vaccination_lines_number_positive")),
        sa.ForeignKeyConstraint(["action_id"], ["vaccination_actions.id"], name=op.f("fk_vaccination_lines_action_id")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_vaccination_lines_cancelled_by_id")),
        sa.ForeignKeyConstraint(["checked_by_id"], ["users.id"], name=op.f("fk_vaccination_lines_checked_by_id")),
        sa.ForeignKeyConstraint(["household_id"], ["households.id"], name=op.f("fk_vaccination_lines_household_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_vaccination_lines_person_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_vaccination_lines_recorded_by_id")),
        sa.ForeignKeyConstraint(
            ["recorded_person_id"], ["persons.id"], name=op.f("fk_vaccination_lines_recorded_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vaccination_lines")),
        sa.UniqueConstraint("action_id", "number", name=op.f("uq_vaccination_lines_action_id_number")),
    )
    op.create_index("ix_vaccination_lines_person_id", "vaccination_lines", ["person_id"], unique=False)
    op.create_index(
        "ix_vaccination_lines_recorded_person_id", "vaccination_lines", ["recorded_person_id"], unique=False
    )
    op.create_index(
        "uq_vaccination_lines_standing",
        "vaccination_lines",
        ["action_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("cancelled_at IS NULL"),
        postgresql_where=sa.text("cancelled_at IS NULL"),
    )

    op.create_table(
        "vaccination_consents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("said_by", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("answer IN ('yes', 'no')", name=op.f("ck_vaccination_consents_answer_known")),
        sa.CheckConstraint("how IN ('present', 'paper')", name=op.f("ck_vaccination_consents_how_known")),
        sa.CheckConstraint("purpose IN ('vaccination', 'card')", name=op.f("ck_vaccination_consents_purpose_known")),
        sa.CheckConstraint(
            "said_by IN ('parent', 'guardian', 'self', 'adult')", name=op.f("ck_vaccination_consents_said_by_known")
        ),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)",
            name=op.f("ck_vaccination_consents_withdrawn_by_somebody"),
        ),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_on IS NULL)", name=op.f("ck_vaccination_consents_withdrawn_on_a_day")
        ),
        sa.CheckConstraint(
            "withdrawn_on IS NULL OR withdrawn_on >= given_on",
            name=op.f("ck_vaccination_consents_withdrawn_after_given"),
        ),
        sa.ForeignKeyConstraint(["line_id"], ["vaccination_lines.id"], name=op.f("fk_vaccination_consents_line_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_vaccination_consents_recorded_by_id")),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["users.id"], name=op.f("fk_vaccination_consents_withdrawn_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vaccination_consents")),
        sa.UniqueConstraint(
            "id", "line_id", "purpose", "answer", name=op.f("uq_vaccination_consents_id_line_id_purpose_answer")
        ),
    )
    op.create_index("ix_vaccination_consents_line_id", "vaccination_consents", ["line_id"], unique=False)

    op.create_table(
        "vaccination_outcomes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("vaccine_id", sa.Uuid(), nullable=True),
        sa.Column("lot_id", sa.Uuid(), nullable=True),
        sa.Column("dose", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("consent_id", sa.Uuid(), nullable=True),
        sa.Column("consent_purpose", sa.String(), nullable=True),
        sa.Column("consent_answer", sa.String(), nullable=True),
        sa.Column("adult_on", sa.Date(), nullable=True),
        sa.Column("next_month", sa.Date(), nullable=True),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by_id", sa.Uuid(), nullable=True),
        sa.Column("cancelled_code", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(f"({HAS_YES}) OR ({HAS_NO_CONSENT})", name=op.f("ck_vaccination_outcomes_consent_is_a_yes")),
        sa.CheckConstraint(
            "cancelled_code IN ('wrong_child', 'wrong_lot', 'wrong_dose', 'not_done', 'given_after_all')",
            name=op.f("ck_vaccination_outcomes_cancelled_code_known"),
        ),
        sa.CheckConstraint(
            f"outcome <> 'given' OR ({HAS_YES}) OR (adult_on IS NOT NULL AND adult_on <= given_on)",
            name=op.f("ck_vaccination_outcomes_given_by_consent"),
        ),
        sa.CheckConstraint(
            "outcome <> 'given' OR (vaccine_id IS NOT NULL AND reason IS NULL)",
            name=op.f("ck_vaccination_outcomes_given_has_a_vaccine"),
        ),
        sa.CheckConstraint(
            f"outcome <> 'not_given' OR (reason IS NOT NULL AND {NOTHING_GIVEN})",
            name=op.f("ck_vaccination_outcomes_not_given_has_a_reason"),
        ),
        sa.CheckConstraint("outcome IN ('given', 'not_given')", name=op.f("ck_vaccination_outcomes_outcome_known")),
        sa.CheckConstraint(REASONS, name=op.f("ck_vaccination_outcomes_reason_known")),
        sa.CheckConstraint(
            "(confirmed_at IS NULL) = (confirmed_by_id IS NULL)",
            name=op.f("ck_vaccination_outcomes_confirmed_by_somebody"),
        ),
        sa.CheckConstraint(
            "cancelled_code IS NULL OR cancelled_at IS NOT NULL",
            name=op.f("ck_vaccination_outcomes_code_of_a_correction"),
        ),
        sa.CheckConstraint("dose BETWEEN 1 AND 9", name=op.f("ck_vaccination_outcomes_dose_possible")),
        sa.ForeignKeyConstraint(
            ["cancelled_by_id"], ["users.id"], name=op.f("fk_vaccination_outcomes_cancelled_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"], ["users.id"], name=op.f("fk_vaccination_outcomes_confirmed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["consent_id", "line_id", "consent_purpose", "consent_answer"],
            [
                "vaccination_consents.id",
                "vaccination_consents.line_id",
                "vaccination_consents.purpose",
                "vaccination_consents.answer",
            ],
            name="fk_vaccination_outcomes_own_yes",
        ),
        sa.ForeignKeyConstraint(["line_id"], ["vaccination_lines.id"], name=op.f("fk_vaccination_outcomes_line_id")),
        sa.ForeignKeyConstraint(
            ["lot_id", "vaccine_id"],
            ["vaccine_lots.id", "vaccine_lots.vaccine_id"],
            name="fk_vaccination_outcomes_lot_of_vaccine",
        ),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_vaccination_outcomes_recorded_by_id")),
        sa.ForeignKeyConstraint(["vaccine_id"], ["vaccines.id"], name=op.f("fk_vaccination_outcomes_vaccine_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vaccination_outcomes")),
    )
    op.create_index("ix_vaccination_outcomes_line_id", "vaccination_outcomes", ["line_id"], unique=False)
    op.create_index(
        "uq_vaccination_outcomes_given",
        "vaccination_outcomes",
        ["line_id", "vaccine_id"],
        unique=True,
        sqlite_where=sa.text("cancelled_at IS NULL AND outcome = 'given'"),
        postgresql_where=sa.text("cancelled_at IS NULL AND outcome = 'given'"),
    )
    op.create_index(
        "uq_vaccination_outcomes_not_given",
        "vaccination_outcomes",
        ["line_id"],
        unique=True,
        sqlite_where=sa.text("cancelled_at IS NULL AND outcome = 'not_given'"),
        postgresql_where=sa.text("cancelled_at IS NULL AND outcome = 'not_given'"),
    )


def downgrade() -> None:
    op.drop_table("vaccination_outcomes")
    op.drop_table("vaccination_consents")
    op.drop_table("vaccination_lines")
