"""make the first tables

Rules of this folder: no import of models, enums or rules (write frozen copies); both directions; read what
autogenerate made; after a batch rebuild of a guarded table call `guards.create_overlap_guards` again (a rebuild drops triggers).
"""

from alembic import op
import sqlalchemy as sa


revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "sign_in_attempts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email_hash", sa.String(), nullable=False),
        sa.Column("address_hash", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempts")),
    )
    with op.batch_alter_table("sign_in_attempts", schema=None) as batch_op:
        batch_op.create_index("ix_sign_in_attempts_address_hash_at", ["address_hash", "at"], unique=False)
        batch_op.create_index("ix_sign_in_attempts_email_hash_at", ["email_hash", "at"], unique=False)

    op.create_table(
        "sites",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sites")),
        sa.UniqueConstraint("code", name=op.f("uq_sites_code")),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("locale", sa.String(), nullable=True),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("invitation_hash", sa.String(), nullable=True),
        sa.Column("invitation_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deactivated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deactivated_by_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["deactivated_by_id"], ["users.id"], name=op.f("fk_users_deactivated_by_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_users_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("email", name=op.f("uq_users_email")),
        sa.UniqueConstraint("invitation_hash", name=op.f("uq_users_invitation_hash")),
    )
    op.create_table(
        "audit_entries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("subject_table", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("token", sa.Uuid(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name=op.f("fk_audit_entries_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entries")),
    )
    with op.batch_alter_table("audit_entries", schema=None) as batch_op:
        batch_op.create_index("ix_audit_entries_at", ["at"], unique=False)
        batch_op.create_index("ix_audit_entries_subject_id_at", ["subject_id", "at"], unique=False)

    op.create_table(
        "households",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("register_no", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("phone_key", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_households_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_households")),
        sa.UniqueConstraint("register_no", name=op.f("uq_households_register_no")),
    )
    with op.batch_alter_table("households", schema=None) as batch_op:
        batch_op.create_index("ix_households_phone_key", ["phone_key"], unique=False)

    op.create_table(
        "persons",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("register_no", sa.String(), nullable=True),
        sa.Column("same_as_id", sa.Uuid(), nullable=True),
        sa.Column("family_name", sa.String(), nullable=True),
        sa.Column("given_name", sa.String(), nullable=True),
        sa.Column("native_name", sa.String(), nullable=True),
        sa.Column("patronymic", sa.String(), nullable=True),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("birth_precision", sa.String(), nullable=True),
        sa.Column("sex", sa.String(), nullable=True),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("phone_key", sa.String(), nullable=True),
        sa.Column("new_resident", sa.String(), nullable=True),
        sa.Column("volunteer_since_on", sa.Date(), nullable=True),
        sa.Column("student_at", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("(born_on IS NULL) = (birth_precision IS NULL)", name=op.f("ck_persons_birth_precise")),
        sa.CheckConstraint("family_name IS NOT NULL OR given_name IS NOT NULL", name=op.f("ck_persons_named")),
        sa.CheckConstraint("same_as_id IS NULL OR same_as_id <> id", name=op.f("ck_persons_not_same_as_itself")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_persons_recorded_by_id")),
        sa.ForeignKeyConstraint(["same_as_id"], ["persons.id"], name=op.f("fk_persons_same_as_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
        sa.UniqueConstraint("register_no", name=op.f("uq_persons_register_no")),
    )
    with op.batch_alter_table("persons", schema=None) as batch_op:
        batch_op.create_index("ix_persons_phone_key", ["phone_key"], unique=False)
        batch_op.create_index("ix_persons_same_as_id", ["same_as_id"], unique=False)

    op.create_table(
        "pitches",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("column", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_pitches_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pitches")),
        sa.UniqueConstraint("site_id", "number", name=op.f("uq_pitches_site_id_number")),
    )
    op.create_table(
        "site_rules",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("max_nights", sa.Integer(), nullable=False),
        sa.Column("max_stays", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_site_rules_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_rules")),
        sa.UniqueConstraint("site_id", "valid_from", name=op.f("uq_site_rules_site_id_valid_from")),
    )
    op.create_table(
        "submissions",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("location", sa.String(), nullable=True),
        sa.Column("body", sa.String(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_submissions_user_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_submissions")),
    )
    with op.batch_alter_table("submissions", schema=None) as batch_op:
        batch_op.create_index("ix_submissions_made_at", ["made_at"], unique=False)

    op.create_table(
        "user_roles",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_user_roles_user_id")),
        sa.PrimaryKeyConstraint("user_id", "role", name=op.f("pk_user_roles")),
    )
    op.create_table(
        "household_members",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("relation", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "to_on IS NULL OR from_on IS NULL OR to_on >= from_on", name=op.f("ck_household_members_ends_after_start")
        ),
        sa.ForeignKeyConstraint(["household_id"], ["households.id"], name=op.f("fk_household_members_household_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_household_members_person_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_household_members_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household_members")),
    )
    with op.batch_alter_table("household_members", schema=None) as batch_op:
        batch_op.create_index("ix_household_members_household_id", ["household_id"], unique=False)
        batch_op.create_index("ix_household_members_person_id", ["person_id"], unique=False)
        batch_op.create_index(
            "uq_household_members_open",
            ["household_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("to_on IS NULL"),
            postgresql_where=sa.text("to_on IS NULL"),
        )

    op.create_table(
        "name_parts",
        sa.Column("part", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_name_parts_person_id")),
        sa.PrimaryKeyConstraint("part", "person_id", name=op.f("pk_name_parts")),
    )
    with op.batch_alter_table("name_parts", schema=None) as batch_op:
        batch_op.create_index("ix_name_parts_person_id_part", ["person_id", "part"], unique=False)

    op.create_table(
        "pitch_blocks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pitch_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name=op.f("ck_pitch_blocks_ends_after_start")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_pitch_blocks_cancelled_by_id")),
        sa.ForeignKeyConstraint(["pitch_id"], ["pitches.id"], name=op.f("fk_pitch_blocks_pitch_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_pitch_blocks_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pitch_blocks")),
    )
    with op.batch_alter_table("pitch_blocks", schema=None) as batch_op:
        batch_op.create_index(
            "uq_pitch_blocks_open",
            ["pitch_id"],
            unique=True,
            sqlite_where=sa.text("to_on IS NULL AND cancelled_at IS NULL"),
            postgresql_where=sa.text("to_on IS NULL AND cancelled_at IS NULL"),
        )

    op.create_table(
        "stays",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("register_no", sa.String(), nullable=True),
        sa.Column("ticket_no", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=True),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("arrived_on", sa.Date(), nullable=False),
        sa.Column("planned_departure_on", sa.Date(), nullable=True),
        sa.Column("departed_on", sa.Date(), nullable=True),
        sa.Column("departure_kind", sa.String(), nullable=True),
        sa.Column("departure_recorded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("departure_recorded_by_id", sa.Uuid(), nullable=True),
        sa.Column("prepayment", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("meter_start", sa.Integer(), nullable=True),
        sa.Column("meter_end", sa.Integer(), nullable=True),
        sa.Column("identity_kind", sa.String(), nullable=True),
        sa.Column("identity_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("identity_seen_by_id", sa.Uuid(), nullable=True),
        sa.Column("house_rules_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("house_rules_by_id", sa.Uuid(), nullable=True),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("disputed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "departed_on IS NULL OR departed_on >= arrived_on", name=op.f("ck_stays_departs_after_arrival")
        ),
        sa.CheckConstraint(
            "meter_end IS NULL OR meter_start IS NULL OR meter_end >= meter_start", name=op.f("ck_stays_meter_forward")
        ),
        sa.CheckConstraint(
            "planned_departure_on IS NULL OR planned_departure_on >= arrived_on",
            name=op.f("ck_stays_plan_after_arrival"),
        ),
        sa.CheckConstraint("prepayment IS NULL OR prepayment >= 0", name=op.f("ck_stays_prepayment_not_negative")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_stays_cancelled_by_id")),
        sa.ForeignKeyConstraint(
            ["departure_recorded_by_id"], ["users.id"], name=op.f("fk_stays_departure_recorded_by_id")
        ),
        sa.ForeignKeyConstraint(["house_rules_by_id"], ["users.id"], name=op.f("fk_stays_house_rules_by_id")),
        sa.ForeignKeyConstraint(["household_id"], ["households.id"], name=op.f("fk_stays_household_id")),
        sa.ForeignKeyConstraint(["identity_seen_by_id"], ["users.id"], name=op.f("fk_stays_identity_seen_by_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_stays_recorded_by_id")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_stays_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stays")),
        sa.UniqueConstraint("register_no", name=op.f("uq_stays_register_no")),
        sa.UniqueConstraint("ticket_no", name=op.f("uq_stays_ticket_no")),
    )
    with op.batch_alter_table("stays", schema=None) as batch_op:
        batch_op.create_index("ix_stays_arrived_on", ["arrived_on"], unique=False)
        batch_op.create_index("ix_stays_departed_on", ["departed_on"], unique=False)
        batch_op.create_index("ix_stays_household_id_arrived_on", ["household_id", "arrived_on"], unique=False)

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
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_expected_arrivals_cancelled_by_id")),
        sa.ForeignKeyConstraint(["household_id"], ["households.id"], name=op.f("fk_expected_arrivals_household_id")),
        sa.ForeignKeyConstraint(["pitch_id"], ["pitches.id"], name=op.f("fk_expected_arrivals_pitch_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_expected_arrivals_recorded_by_id")),
        sa.ForeignKeyConstraint(["stay_id"], ["stays.id"], name=op.f("fk_expected_arrivals_stay_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expected_arrivals")),
    )
    with op.batch_alter_table("expected_arrivals", schema=None) as batch_op:
        batch_op.create_index("ix_expected_arrivals_expected_on", ["expected_on"], unique=False)

    op.create_table(
        "stay_caravans",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plate", sa.String(), nullable=False),
        sa.Column("plate_key", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("disputed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stay_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name=op.f("ck_stay_caravans_ends_after_start")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_stay_caravans_cancelled_by_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_stay_caravans_recorded_by_id")),
        sa.ForeignKeyConstraint(["stay_id"], ["stays.id"], name=op.f("fk_stay_caravans_stay_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stay_caravans")),
    )
    with op.batch_alter_table("stay_caravans", schema=None) as batch_op:
        batch_op.create_index("ix_stay_caravans_plate_key", ["plate_key"], unique=False)
        batch_op.create_index("ix_stay_caravans_stay_id", ["stay_id"], unique=False)

    op.create_table(
        "stay_persons",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_person_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("disputed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stay_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name=op.f("ck_stay_persons_ends_after_start")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_stay_persons_cancelled_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_stay_persons_person_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_stay_persons_recorded_by_id")),
        sa.ForeignKeyConstraint(
            ["recorded_person_id"], ["persons.id"], name=op.f("fk_stay_persons_recorded_person_id")
        ),
        sa.ForeignKeyConstraint(["stay_id"], ["stays.id"], name=op.f("fk_stay_persons_stay_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stay_persons")),
    )
    with op.batch_alter_table("stay_persons", schema=None) as batch_op:
        batch_op.create_index("ix_stay_persons_person_id_from_on", ["person_id", "from_on"], unique=False)
        batch_op.create_index("ix_stay_persons_stay_id", ["stay_id"], unique=False)
        batch_op.create_index(
            "uq_stay_persons_open",
            ["person_id"],
            unique=True,
            sqlite_where=sa.text("to_on IS NULL AND cancelled_at IS NULL AND disputed_at IS NULL"),
            postgresql_where=sa.text("to_on IS NULL AND cancelled_at IS NULL AND disputed_at IS NULL"),
        )

    op.create_table(
        "stay_pitches",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pitch_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("disputed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stay_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name=op.f("ck_stay_pitches_ends_after_start")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_stay_pitches_cancelled_by_id")),
        sa.ForeignKeyConstraint(["pitch_id"], ["pitches.id"], name=op.f("fk_stay_pitches_pitch_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_stay_pitches_recorded_by_id")),
        sa.ForeignKeyConstraint(["stay_id"], ["stays.id"], name=op.f("fk_stay_pitches_stay_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stay_pitches")),
    )
    with op.batch_alter_table("stay_pitches", schema=None) as batch_op:
        batch_op.create_index("ix_stay_pitches_pitch_id_from_on", ["pitch_id", "from_on"], unique=False)
        batch_op.create_index("ix_stay_pitches_stay_id", ["stay_id"], unique=False)
        batch_op.create_index(
            "uq_stay_pitches_open",
            ["pitch_id"],
            unique=True,
            sqlite_where=sa.text("to_on IS NULL AND cancelled_at IS NULL AND disputed_at IS NULL"),
            postgresql_where=sa.text("to_on IS NULL AND cancelled_at IS NULL AND disputed_at IS NULL"),
        )


def downgrade() -> None:

    with op.batch_alter_table("stay_pitches", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_stay_pitches_open",
            sqlite_where=sa.text("to_on IS NULL AND cancelled_at IS NULL AND disputed_at IS NULL"),
            postgresql_where=sa.text("to_on IS NULL AND cancelled_at IS NULL AND disputed_at IS NULL"),
        )
        batch_op.drop_index("ix_stay_pitches_stay_id")
        batch_op.drop_index("ix_stay_pitches_pitch_id_from_on")

    op.drop_table("stay_pitches")
    with op.batch_alter_table("stay_persons", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_stay_persons_open",
            sqlite_where=sa.text("to_on IS NULL AND cancelled_at IS NULL AND disputed_at IS NULL"),
            postgresql_where=sa.text("to_on IS NULL AND cancelled_at IS NULL AND disputed_at IS NULL"),
        )
        batch_op.drop_index("ix_stay_persons_stay_id")
        batch_op.drop_index("ix_stay_persons_person_id_from_on")

    op.drop_table("stay_persons")
    with op.batch_alter_table("stay_caravans", schema=None) as batch_op:
        batch_op.drop_index("ix_stay_caravans_stay_id")
        batch_op.drop_index("ix_stay_caravans_plate_key")

    op.drop_table("stay_caravans")
    with op.batch_alter_table("expected_arrivals", schema=None) as batch_op:
        batch_op.drop_index("ix_expected_arrivals_expected_on")

    op.drop_table("expected_arrivals")
    with op.batch_alter_table("stays", schema=None) as batch_op:
        batch_op.drop_index("ix_stays_household_id_arrived_on")
        batch_op.drop_index("ix_stays_departed_on")
        batch_op.drop_index("ix_stays_arrived_on")

    op.drop_table("stays")
    with op.batch_alter_table("pitch_blocks", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_pitch_blocks_open",
            sqlite_where=sa.text("to_on IS NULL AND cancelled_at IS NULL"),
            postgresql_where=sa.text("to_on IS NULL AND cancelled_at IS NULL"),
        )

    op.drop_table("pitch_blocks")
    with op.batch_alter_table("name_parts", schema=None) as batch_op:
        batch_op.drop_index("ix_name_parts_person_id_part")

    op.drop_table("name_parts")
    with op.batch_alter_table("household_members", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_household_members_open",
            sqlite_where=sa.text("to_on IS NULL"),
            postgresql_where=sa.text("to_on IS NULL"),
        )
        batch_op.drop_index("ix_household_members_person_id")
        batch_op.drop_index("ix_household_members_household_id")

    op.drop_table("household_members")
    op.drop_table("user_roles")
    with op.batch_alter_table("submissions", schema=None) as batch_op:
        batch_op.drop_index("ix_submissions_made_at")

    op.drop_table("submissions")
    op.drop_table("site_rules")
    op.drop_table("pitches")
    with op.batch_alter_table("persons", schema=None) as batch_op:
        batch_op.drop_index("ix_persons_same_as_id")
        batch_op.drop_index("ix_persons_phone_key")

    op.drop_table("persons")
    with op.batch_alter_table("households", schema=None) as batch_op:
        batch_op.drop_index("ix_households_phone_key")

    op.drop_table("households")
    with op.batch_alter_table("audit_entries", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_entries_subject_id_at")
        batch_op.drop_index("ix_audit_entries_at")

    op.drop_table("audit_entries")
    op.drop_table("users")
    op.drop_table("sites")
    with op.batch_alter_table("sign_in_attempts", schema=None) as batch_op:
        batch_op.drop_index("ix_sign_in_attempts_email_hash_at")
        batch_op.drop_index("ix_sign_in_attempts_address_hash_at")

    op.drop_table("sign_in_attempts")
