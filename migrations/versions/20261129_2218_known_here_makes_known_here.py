"""make table known_here

Who was registered at a vaccination action is a trace of it as long as no other room tells of them: nobody else sees
that they are.
"""

import sqlalchemy as sa
from alembic import op

revision = "known_here"
down_revision = "lists_elsewhere"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "known_here",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_known_here_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_known_here")),
    )
    op.execute(
        "INSERT INTO known_here (person_id) SELECT DISTINCT persons.id FROM persons JOIN vaccination_lines "
        "ON vaccination_lines.recorded_person_id = persons.id AND vaccination_lines.came_as = 'walk_in' "
        "AND vaccination_lines.recorded_at = persons.recorded_at "
        "AND vaccination_lines.recorded_by_id = persons.recorded_by_id"
    )


def downgrade() -> None:
    op.drop_table("known_here")
