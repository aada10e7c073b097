"""make talks and privacy_notices, add to sharing_answers

What a client says on a turned tablet, and how they were asked whether the welfare side may see them.
"""

import sqlalchemy as sa
from alembic import op

revision = "talks"
down_revision = "imports"
branch_labels = None
depends_on = None

KNOWN = "CONSTRAINT ck_sharing_answers_answered_by_known CHECK (answered_by IN ('self', 'parent', 'guardian'))"


def upgrade() -> None:
    op.create_table(
        "privacy_notices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("version >= 1", name=op.f("ck_privacy_notices_version_counted")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_privacy_notices_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_notices")),
        sa.UniqueConstraint("version", name=op.f("uq_privacy_notices_version")),
    )
    op.create_table(
        "talks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("used_at >= recorded_at", name=op.f("ck_talks_used_after_made")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_talks_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talks")),
    )
    op.create_index("ix_talks_recorded_at", "talks", ["recorded_at"])
    op.execute(f"ALTER TABLE sharing_answers ADD COLUMN answered_by VARCHAR {KNOWN}")
    op.add_column("sharing_answers", sa.Column("language", sa.String(), nullable=True))
    op.add_column("sharing_answers", sa.Column("notice_version", sa.Integer(), nullable=True))


def downgrade() -> None:
    for name in ("notice_version", "language", "answered_by"):
        op.drop_column("sharing_answers", name)
    op.drop_table("talks")
    op.drop_table("privacy_notices")
