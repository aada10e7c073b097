"""merge people

A merge says that one row describes the person of another, with what it changed, so that it can be taken back; the
duplicates that were imported become merges. A membership of a household
keeps for whom it was recorded, as stays and attendances do.
"""

import sqlalchemy as sa
from alembic import op
from uuid6 import uuid7

revision = "merge_people"
down_revision = "teach_a_class"
branch_labels = None
depends_on = None

persons = sa.table(
    "persons",
    sa.column("id", sa.Uuid),
    sa.column("same_as_id", sa.Uuid),
    sa.column("recorded_at", sa.DateTime(timezone=True)),
    sa.column("recorded_by_id", sa.Uuid),
)

KEYS = {"duplicate_id": "persons", "person_id": "persons", "recorded_by_id": "users", "cancelled_by_id": "users"}


def upgrade() -> None:
    merges = op.create_table(
        "merges",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("duplicate_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("filled", sa.JSON(), nullable=False),
        sa.Column("aside", sa.JSON(), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_merges_{column}"))
            for column, table in KEYS.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merges")),
        sa.CheckConstraint("duplicate_id <> person_id", name=op.f("ck_merges_not_with_itself")),
    )
    op.create_index("ix_merges_person_id", "merges", ["person_id"])
    op.create_index("ix_merges_recorded_at", "merges", ["recorded_at"])
    standing = sa.text("cancelled_at IS NULL")
    op.create_index(
        "uq_merges_standing", "merges", ["duplicate_id"], unique=True, sqlite_where=standing, postgresql_where=standing
    )
    _make_merges(merges)
    op.add_column("household_members", sa.Column("recorded_person_id", sa.Uuid(), nullable=True))
    op.execute("UPDATE household_members SET recorded_person_id = person_id")
    with op.batch_alter_table("household_members", schema=None) as batch_op:
        batch_op.alter_column("recorded_person_id", existing_type=sa.Uuid(), nullable=False)
        batch_op.create_foreign_key(
            op.f("fk_household_members_recorded_person_id"), "persons", ["recorded_person_id"], ["id"]
        )
        batch_op.create_index("ix_household_members_recorded_person_id", ["recorded_person_id"])


def downgrade() -> None:
    with op.batch_alter_table("household_members", schema=None) as batch_op:
        batch_op.drop_index("ix_household_members_recorded_person_id")
        batch_op.drop_constraint(op.f("fk_household_members_recorded_person_id"), type_="foreignkey")
        batch_op.drop_column("recorded_person_id")
    op.drop_table("merges")


def _make_merges(merges: sa.Table) -> None:
    found = op.get_bind().execute(sa.select(persons).where(persons.c.same_as_id.is_not(None))).all()
    rows = [
        {
            "id": uuid7(),
            "duplicate_id": key,
            "person_id": person_id,
            "filled": {},
            "aside": {},
            "moved": {},
            "recorded_at": at,
            "recorded_by_id": by,
        }
        for key, person_id, at, by in found
    ]
    if rows:
        op.bulk_insert(merges, rows)
