"""${message}

Rules of this folder: no import of models, enums or rules (write frozen copies); both directions; read what
autogenerate made; after a batch rebuild of a guarded table call `guards.create_overlap_guards` again (a rebuild drops triggers).
"""

from alembic import op
import sqlalchemy as sa
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
