"""make table sign_ins

A cookie names a row that can be ended. The number in `users` that ended all sign-ins of a user together goes; who was
signed in signs in once more.
"""

import sqlalchemy as sa
from alembic import op

revision = "sign_in_rows"
down_revision = "names_to_keys"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sign_ins",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("means", sa.String(), nullable=False),
        sa.Column("browser", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raised_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_sign_ins_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_ins")),
    )
    op.create_index("ix_sign_ins_user_id", "sign_ins", ["user_id"])
    op.drop_column("users", "epoch")


def downgrade() -> None:
    op.add_column("users", sa.Column("epoch", sa.Integer(), nullable=False, server_default="0"))
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("users", "epoch", server_default=None)
    op.drop_index("ix_sign_ins_user_id", table_name="sign_ins")
    op.drop_table("sign_ins")
