"""sort people

Persons get the key by which every list sorts them, the same on both engines.
"""

import sqlalchemy as sa
from alembic import op

from amal_field.collation import sort_key

revision = "sort_people"
down_revision = "stand_until_a_day"
branch_labels = None
depends_on = None

CHUNK = 10_000
persons = sa.table("persons", *(sa.column(name) for name in ("id", "given_name", "family_name", "sort_key")))


def upgrade() -> None:
    key = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    op.add_column("persons", sa.Column("sort_key", key, server_default="", nullable=False))
    _fill(op.get_bind())
    op.create_index("ix_persons_sort_key", "persons", ["sort_key"])


def downgrade() -> None:
    op.drop_index("ix_persons_sort_key", table_name="persons")
    op.drop_column("persons", "sort_key")


def _fill(connection: sa.Connection) -> None:
    """Make the keys of whoever is there; so many at a time that a million fit."""
    some = sa.select(persons.c.id, persons.c.given_name, persons.c.family_name).order_by(persons.c.id).limit(CHUNK)
    one = persons.update().where(persons.c.id == sa.bindparam("key")).values(sort_key=sa.bindparam("made"))
    rows = connection.execute(some).all()
    while rows:
        keys = [{"key": key, "made": sort_key(" ".join(filter(None, names)))} for key, *names in rows]
        connection.execute(one, keys)
        rows = connection.execute(some.where(persons.c.id > rows[-1].id)).all()
