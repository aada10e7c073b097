"""add serials to users and calendar_feeds

Invitations and calendars are opened by addresses that are signed over a key and a serial. The secret of a calendar is
no longer stored: its hash stays, so that the address which somebody has goes on working until it is renewed.
"""

import hashlib
import secrets

import sqlalchemy as sa
from alembic import op

revision = "signed_addresses"
down_revision = "sight_of_answers"
branch_labels = None
depends_on = None

feeds = sa.table("calendar_feeds", *(sa.column(name) for name in ("id", "secret")))


def upgrade() -> None:
    for table, column in (("users", "invitation_serial"), ("calendar_feeds", "serial")):
        op.add_column(table, sa.Column(column, sa.Integer(), nullable=False, server_default="0"))
        if op.get_bind().dialect.name != "sqlite":
            op.alter_column(table, column, server_default=None)
    _put(lambda secret: hashlib.sha256(secret.encode()).hexdigest())
    with op.batch_alter_table("calendar_feeds") as batch_op:
        batch_op.drop_constraint("uq_calendar_feeds_secret", type_="unique")
        batch_op.alter_column("secret", new_column_name="secret_hash", existing_type=sa.String(), nullable=True)
    with op.batch_alter_table("calendar_feeds") as batch_op:
        batch_op.create_unique_constraint("uq_calendar_feeds_secret_hash", ["secret_hash"])


def downgrade() -> None:
    """Every calendar gets another secret: what was signed, and what only a hash is left of, cannot be written down."""
    with op.batch_alter_table("calendar_feeds") as batch_op:
        batch_op.drop_constraint("uq_calendar_feeds_secret_hash", type_="unique")
        batch_op.alter_column("secret_hash", new_column_name="secret", existing_type=sa.String())
    _put(lambda _hash: secrets.token_urlsafe(24))
    with op.batch_alter_table("calendar_feeds") as batch_op:
        batch_op.alter_column("secret", existing_type=sa.String(), nullable=False)
        batch_op.create_unique_constraint("uq_calendar_feeds_secret", ["secret"])
    op.drop_column("calendar_feeds", "serial")
    op.drop_column("users", "invitation_serial")


def _put(made) -> None:
    connection = op.get_bind()
    for key, secret in connection.execute(sa.select(feeds.c.id, feeds.c.secret)).all():
        connection.execute(feeds.update().where(feeds.c.id == key).values(secret=made(secret)))
