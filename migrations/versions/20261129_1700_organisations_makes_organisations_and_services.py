"""make tables organisations and services, and fill them

The organisations that the annual report of 2022 names: where people are sent, and who the agency works with. What De
Stap, Avansa and de Krook are to it stands there too: guidance to studies and reading together, done with the agency, so
they are partners. The services are the parts of the agency that act.
"""

from datetime import UTC, datetime
from unicodedata import normalize
from uuid import UUID

import sqlalchemy as sa
from alembic import op
from anyascii import anyascii

from amal_field.collation import sort_key

revision = "organisations"
down_revision = "recent_people"
branch_labels = None
depends_on = None

IMPORT = UUID("00000000-0000-7000-8000-000000000001")
NOW = datetime(2026, 11, 29, 16, tzinfo=UTC)
FIRST_ORGANISATION = 0x00000000000070008000_000000000b00
FIRST_SERVICE = 0x00000000000070008000_000000000c00
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
ORGANISATIONS = (
    ("health", "Wijkgezondheidscentrum Malpertuus"),
    ("nt2", "LIGO"),
    ("nt2", "CVO Gent"),
    ("nt2", "CVO Groeipunt"),
    ("nt2", "UCT"),
    ("nt2", "VDAB"),
    ("nt2", "KISP"),
    ("welfare", "OCMW Gent"),
    ("partner", "De Stap"),
    ("leisure", "Sportaround"),
    ("leisure", "Natuurpunt"),
    ("partner", "Avansa"),
    ("partner", "de Krook"),
)
SERVICES = (
    ("site", "Terrein"),
    ("desk", "Onthaal"),
    ("education", "Onderwijs"),
    ("leisure", "Vrije tijd"),
    ("organisations", "Organisaties"),
)


def upgrade() -> None:
    organisations = op.create_table(
        "organisations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", KEY, nullable=False),
        sa.Column("sort_key", KEY, nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("opening_hours", sa.String(), nullable=True),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_organisations_recorded_by_id")),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_organisations_cancelled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
    )
    lives = sa.text("cancelled_at IS NULL")
    op.create_index(
        "uq_organisations_kind_name_key",
        "organisations",
        ["kind", "name_key"],
        unique=True,
        sqlite_where=lives,
        postgresql_where=lives,
    )
    op.create_index("ix_organisations_sort_key_id", "organisations", ["sort_key", "id"])
    services = op.create_table(
        "services",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_services")),
        sa.UniqueConstraint("code", name=op.f("uq_services_code")),
    )
    op.bulk_insert(
        organisations,
        [
            {
                "id": UUID(int=FIRST_ORGANISATION + place),
                "kind": kind,
                "name": name,
                "name_key": _name_key(name),
                "sort_key": sort_key(name),
                "languages": [],
                "recorded_at": NOW,
                "recorded_by_id": IMPORT,
            }
            for place, (kind, name) in enumerate(ORGANISATIONS)
        ],
    )
    op.bulk_insert(
        services,
        [
            {"id": UUID(int=FIRST_SERVICE + place), "code": code, "name": name}
            for place, (code, name) in enumerate(SERVICES)
        ],
    )


def downgrade() -> None:
    op.drop_table("services")
    op.drop_table("organisations")


def _name_key(name: str) -> str:
    return "".join(anyascii(normalize("NFKC", name)).casefold().split())
