"""make tables contacts and contact_topics, and fill the topics

The topics are the seven of the register `begeleidingen`, and two of the annual report: studies and organisations.
"""

from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "contacts"
down_revision = "referrals"
branch_labels = None
depends_on = None

FIRST_TOPIC = 0x00000000000070008000_000000000d00
TOPICS = (
    ("housing", "Wonen"),
    ("work", "Werk"),
    ("education", "Onderwijs"),
    ("health", "Gezondheid"),
    ("administration", "Administratie"),
    ("leisure", "Vrije tijd"),
    ("other", "Iets anders"),
    ("studies", "Studie"),
    ("organisation", "Organisatie"),
)


def upgrade() -> None:
    topics = op.create_table(
        "contact_topics",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_topics")),
        sa.UniqueConstraint("code", name=op.f("uq_contact_topics_code")),
    )
    subjects = ("person_id", "organisation_id", "age_group")
    one_subject = " + ".join(f"CASE WHEN {column} IS NULL THEN 0 ELSE 1 END" for column in subjects)
    op.create_table(
        "contacts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("register_no", sa.String(), nullable=True),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("topic_id", sa.Uuid(), nullable=False),
        sa.Column("spoken_on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_person_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("age_group", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(f"{one_subject} = 1", name=op.f("ck_contacts_one_subject")),
        sa.CheckConstraint("minutes BETWEEN 1 AND 480", name=op.f("ck_contacts_minutes")),
        sa.CheckConstraint("age_group IN ('minor', 'adult', 'unknown')", name=op.f("ck_contacts_age_group")),
        sa.CheckConstraint(
            "(person_id IS NULL) = (recorded_person_id IS NULL)", name=op.f("ck_contacts_recorded_person")
        ),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name=op.f("fk_contacts_service_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["contact_topics.id"], name=op.f("fk_contacts_topic_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_contacts_person_id")),
        sa.ForeignKeyConstraint(["recorded_person_id"], ["persons.id"], name=op.f("fk_contacts_recorded_person_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_contacts_organisation_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_contacts_recorded_by_id")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_contacts_cancelled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
        sa.UniqueConstraint("register_no", name=op.f("uq_contacts_register_no")),
    )
    op.create_index("ix_contacts_person_id", "contacts", ["person_id"])
    op.create_index("ix_contacts_recorded_person_id", "contacts", ["recorded_person_id"])
    op.create_index("ix_contacts_organisation_id", "contacts", ["organisation_id"])
    op.create_index("ix_contacts_spoken_on_id", "contacts", ["spoken_on", "id"])
    op.bulk_insert(
        topics,
        [
            {"id": UUID(int=FIRST_TOPIC + place), "code": code, "name": name, "position": place}
            for place, (code, name) in enumerate(TOPICS)
        ],
    )


def downgrade() -> None:
    op.drop_table("contacts")
    op.drop_table("contact_topics")
