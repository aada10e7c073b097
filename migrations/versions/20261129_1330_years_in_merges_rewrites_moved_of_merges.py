"""years in merges

A merge notes the rows of years of a volunteer that it moved by their year. Before, it noted the person to whom they
went. The history of the duplicates says which years those are; a year that it does not name stays where it is.
"""

import sqlalchemy as sa
from alembic import op

revision = "years_in_merges"
down_revision = "further_phones"
branch_labels = None
depends_on = None

TABLE, TAG = "volunteer_years", "volunteers:year:choose"
merges = sa.table(
    "merges",
    sa.column("id", sa.Uuid()),
    sa.column("duplicate_id", sa.Uuid()),
    sa.column("person_id", sa.Uuid()),
    sa.column("cancelled_at", sa.DateTime()),
    sa.column("moved", sa.JSON()),
)
entries = sa.table(
    "audit_entries", sa.column("tag"), sa.column("subject_id", sa.Uuid()), sa.column("details", sa.JSON())
)


def upgrade() -> None:
    chosen: dict = {}
    for person_id, details in _rows(sa.select(entries.c.subject_id, entries.c.details).where(entries.c.tag == TAG)):
        chosen.setdefault(person_id, set()).add(str(details["year"]))
    known = _rows(sa.select(merges))
    standing = {merge.duplicate_id: merge.person_id for merge in known if merge.cancelled_at is None}
    for merge in known:
        if TABLE in merge.moved:
            people = {merge.duplicate_id, *_merged_into(merge.duplicate_id, standing)}
            years = sorted(set().union(*(chosen.get(person_id, ()) for person_id in people)))
            _write(merge, merge.moved | {TABLE: years})


def downgrade() -> None:
    for merge in _rows(sa.select(merges)):
        if TABLE in merge.moved:
            _write(merge, merge.moved | {TABLE: [str(merge.person_id)]})


def _rows(statement: sa.Select) -> list[sa.Row]:
    return list(op.get_bind().execute(statement))


def _merged_into(person_id, standing: dict) -> list:
    """Those who had been merged into somebody, one over the other."""
    there = [duplicate_id for duplicate_id, into in standing.items() if into == person_id]
    return there + [key for duplicate_id in there for key in _merged_into(duplicate_id, standing)]


def _write(merge: sa.Row, moved: dict) -> None:
    op.get_bind().execute(merges.update().where(merges.c.id == merge.id).values(moved=moved))
