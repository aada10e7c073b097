"""find people across scripts

Who is registered already is indexed by `flask people index`, which `flask prepare` runs: the folding of names lives in
the app, and this revision imports nothing of it.
"""

import sqlalchemy as sa
from alembic import op

from migrations import trigrams

revision = "find_people"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("persons", sa.Column("nickname", sa.String()))
    op.create_index("ix_persons_born_on", "persons", ["born_on"])
    op.create_table(
        "search_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("compared_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_search_texts_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_search_texts"),
    )
    op.create_index("uq_search_texts_person_id", "search_texts", ["person_id"], unique=True)
    op.create_index("ix_search_texts_version", "search_texts", ["version"])
    op.create_index("ix_search_texts_compared_at", "search_texts", ["compared_at"])
    trigrams.make(op.get_bind())
    op.create_table(
        "known_different",
        *_two_persons("known_different"),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name="fk_known_different_recorded_by_id"),
    )
    op.create_index("ix_known_different_person_b_id", "known_different", ["person_b_id"])
    op.create_table(
        "likely_pairs",
        *_two_persons("likely_pairs"),
        sa.Column("likelihood", sa.Double(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
    )
    op.create_index("ix_likely_pairs_likelihood", "likely_pairs", ["likelihood"])
    op.create_index("ix_likely_pairs_person_b_id", "likely_pairs", ["person_b_id"])


def downgrade() -> None:
    op.drop_table("likely_pairs")
    op.drop_table("known_different")
    trigrams.drop(op.get_bind())
    op.drop_table("search_texts")
    op.execute("DELETE FROM name_parts WHERE part LIKE '~%'")
    op.drop_index("ix_persons_born_on", table_name="persons")
    op.drop_column("persons", "nickname")


def _two_persons(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("person_a_id", sa.Uuid(), nullable=False),
        sa.Column("person_b_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("person_a_id < person_b_id", name=op.f(f"ck_{table}_smaller_first")),
        sa.ForeignKeyConstraint(["person_a_id"], ["persons.id"], name=f"fk_{table}_person_a_id"),
        sa.ForeignKeyConstraint(["person_b_id"], ["persons.id"], name=f"fk_{table}_person_b_id"),
        sa.PrimaryKeyConstraint("person_a_id", "person_b_id", name=f"pk_{table}"),
    ]
