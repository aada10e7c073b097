"""open the site

The two system users, Ghent's transit site with its 25 pitches and its rules (`domain.md` A.3: 25 pitches, at most 21
days, at most 5 stays a year, under the council's regulation of 24 June 2013), and the guards against overlaps.

Where the pitches lie is ours: five rows of five along the road, until somebody draws the real plan.
"""

from datetime import UTC, date, datetime
from uuid import UUID

import sqlalchemy as sa
from alembic import op

from migrations import guards

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NOW = datetime(2026, 11, 23, tzinfo=UTC)
SYSTEM = [
    (UUID("00000000-0000-7000-8000-000000000001"), "import"),
    (UUID("00000000-0000-7000-8000-000000000002"), "demo"),
]
SITE = UUID("00000000-0000-7000-8000-0000000001a0")
PITCHES = [(UUID(int=SITE.int + 0x1000 + number), number) for number in range(1, 26)]
RULE = UUID(int=SITE.int + 0x2000)

users = sa.table(
    "users",
    sa.column("id", sa.Uuid),
    sa.column("name", sa.String),
    sa.column("epoch", sa.Integer),
    sa.column("recorded_at", sa.DateTime(timezone=True)),
    sa.column("recorded_by_id", sa.Uuid),
)
sites = sa.table(
    "sites",
    sa.column("id", sa.Uuid),
    sa.column("code", sa.String),
    sa.column("name", sa.String),
    sa.column("address", sa.String),
    sa.column("revision", sa.Integer),
)
site_rules = sa.table(
    "site_rules",
    sa.column("id", sa.Uuid),
    sa.column("site_id", sa.Uuid),
    sa.column("valid_from", sa.Date),
    sa.column("capacity", sa.Integer),
    sa.column("max_nights", sa.Integer),
    sa.column("max_stays", sa.Integer),
)
pitches = sa.table(
    "pitches",
    sa.column("id", sa.Uuid),
    sa.column("site_id", sa.Uuid),
    sa.column("number", sa.Integer),
    sa.column("row", sa.Integer),
    sa.column("column", sa.Integer),
)


def upgrade() -> None:
    op.bulk_insert(
        users,
        [{"id": key, "name": name, "epoch": 0, "recorded_at": NOW, "recorded_by_id": key} for key, name in SYSTEM],
    )
    op.bulk_insert(
        sites,
        [
            {
                "id": SITE,
                "code": "ghent",
                "name": "Gent",
                "address": "Drongensesteenweg 240, 9000 Gent",
                "revision": 0,
            }
        ],
    )
    op.bulk_insert(
        site_rules,
        [
            {
                "id": RULE,
                "site_id": SITE,
                "valid_from": date(2013, 6, 24),
                "capacity": 25,
                "max_nights": 21,
                "max_stays": 5,
            }
        ],
    )
    op.bulk_insert(
        pitches,
        [
            {
                "id": key,
                "site_id": SITE,
                "number": number,
                "row": (number - 1) // 5 + 1,
                "column": (number - 1) % 5 + 1,
            }
            for key, number in PITCHES
        ],
    )
    guards.create_overlap_guards(op.get_bind())


def downgrade() -> None:
    guards.drop_overlap_guards(op.get_bind())
    op.execute(sa.delete(pitches).where(pitches.c.site_id == SITE))
    op.execute(sa.delete(site_rules).where(site_rules.c.site_id == SITE))
    op.execute(sa.delete(sites).where(sites.c.id == SITE))
    op.execute(sa.delete(users).where(users.c.id.in_([key for key, _ in SYSTEM])))
