"""make tables card_copies and promised_doses; index vaccination_outcomes by lot

A copy of a card is kept on consent alone, which stands in the row itself: the list of which it was made goes first. A
promised dose rests on its copy. A lot that is called back is looked for among all outcomes.
"""

import sqlalchemy as sa
from alembic import op

revision = "card_copies"
down_revision = "action_counts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "card_copies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_person_id", sa.Uuid(), nullable=False),
        sa.Column("vaccine_id", sa.Uuid(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("dose", sa.Integer(), nullable=True),
        sa.Column("lot_id", sa.Uuid(), nullable=True),
        sa.Column("known_by", sa.String(), nullable=False),
        sa.Column("consent_by", sa.String(), nullable=False),
        sa.Column("consent_name", sa.String(), nullable=True),
        sa.Column("consent_how", sa.String(), nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=False),
        sa.Column("outcome_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("dose BETWEEN 1 AND 9", name=op.f("ck_card_copies_dose_possible")),
        sa.CheckConstraint("known_by IN ('seen', 'told')", name=op.f("ck_card_copies_known_by_known")),
        sa.CheckConstraint(
            "consent_by IN ('parent', 'guardian', 'self', 'adult')", name=op.f("ck_card_copies_consent_by_known")
        ),
        sa.CheckConstraint("consent_how IN ('present', 'paper')", name=op.f("ck_card_copies_consent_how_known")),
        sa.CheckConstraint(
            "consent_by IN ('self', 'adult') OR consent_name IS NOT NULL",
            name=op.f("ck_card_copies_consent_of_somebody"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_card_copies_person_id")),
        sa.ForeignKeyConstraint(["recorded_person_id"], ["persons.id"], name=op.f("fk_card_copies_recorded_person_id")),
        sa.ForeignKeyConstraint(["vaccine_id"], ["vaccines.id"], name=op.f("fk_card_copies_vaccine_id")),
        sa.ForeignKeyConstraint(
            ["lot_id", "vaccine_id"],
            ["vaccine_lots.id", "vaccine_lots.vaccine_id"],
            name="fk_card_copies_lot_of_vaccine",
        ),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_card_copies_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card_copies")),
        sa.UniqueConstraint("outcome_id", name=op.f("uq_card_copies_outcome_id")),
    )
    for column in ("person_id", "recorded_person_id", "lot_id"):
        op.create_index(f"ix_card_copies_{column}", "card_copies", [column], unique=False)
    op.create_table(
        "promised_doses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("card_copy_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("ended_as", sa.String(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_by_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "ended_as IN ('kept', 'elsewhere', 'not_needed')", name=op.f("ck_promised_doses_ended_as_known")
        ),
        sa.CheckConstraint("(ended_as IS NULL) = (ended_on IS NULL)", name=op.f("ck_promised_doses_ended_on_a_day")),
        sa.CheckConstraint(
            "(ended_as IS NULL) = (ended_by_id IS NULL)", name=op.f("ck_promised_doses_ended_by_somebody")
        ),
        sa.ForeignKeyConstraint(["card_copy_id"], ["card_copies.id"], name=op.f("fk_promised_doses_card_copy_id")),
        sa.ForeignKeyConstraint(["ended_by_id"], ["users.id"], name=op.f("fk_promised_doses_ended_by_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_promised_doses_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promised_doses")),
        sa.UniqueConstraint("card_copy_id", name=op.f("uq_promised_doses_card_copy_id")),
    )
    op.create_index(
        "ix_promised_doses_open",
        "promised_doses",
        ["month", "id"],
        unique=False,
        sqlite_where=sa.text("ended_as IS NULL"),
        postgresql_where=sa.text("ended_as IS NULL"),
    )
    op.create_index("ix_vaccination_outcomes_lot_id", "vaccination_outcomes", ["lot_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_vaccination_outcomes_lot_id", table_name="vaccination_outcomes")
    op.drop_table("promised_doses")
    op.drop_table("card_copies")
