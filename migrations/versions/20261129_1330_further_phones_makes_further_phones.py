"""further phones

A phone field may hold several numbers, or a remark: the first is the key of its row as before, the others stand in a
table of their own. A number that is French and not Belgian is kept as French.
"""

import sqlalchemy as sa
from alembic import op

from amal_field.people.rules import phone_keys

revision = "further_phones"
down_revision = "sort_people"
branch_labels = None
depends_on = None

CHUNK = 10_000
OWNERS = ("persons", "households", "reservations")
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    table = op.create_table(
        "further_phones",
        sa.Column("key", KEY, nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("key", "owner_id", name="pk_further_phones"),
    )
    op.create_index("ix_further_phones_owner_id", "further_phones", ["owner_id"])
    for owner in OWNERS:
        _fill(op.get_bind(), table, owner)


def downgrade() -> None:
    op.drop_index("ix_further_phones_owner_id", table_name="further_phones")
    op.drop_table("further_phones")


def _fill(connection: sa.Connection, table: sa.Table, owner: str) -> None:
    """Read the phone fields of one table anew, so many at a time that a million fit."""
    columns = (sa.column("id", sa.Uuid()), sa.column("phone"), sa.column("phone_key"))
    rows_of = sa.table(owner, *columns)
    some = sa.select(rows_of).where(rows_of.c.phone.is_not(None)).order_by(rows_of.c.id).limit(CHUNK)
    one = rows_of.update().where(rows_of.c.id == sa.bindparam("row")).values(phone_key=sa.bindparam("made"))
    rows = connection.execute(some).all()
    while rows:
        keys = {row.id: phone_keys(row.phone) for row in rows}
        first = [(row.id, next(iter(keys[row.id]), None), row.phone_key) for row in rows]
        if changed := [{"row": key, "made": made} for key, made, before in first if made != before]:
            connection.execute(one, changed)
        if further := [{"key": key, "owner_id": row} for row, found in keys.items() for key in found[1:]]:
            connection.execute(table.insert(), further)
        rows = connection.execute(some.where(rows_of.c.id > rows[-1].id)).all()
