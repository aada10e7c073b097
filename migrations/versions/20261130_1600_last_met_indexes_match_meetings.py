"""index match_meetings by all that tells the last

When a duo last met is asked for every duo that goes on: the index alone answers it, without the rows.
"""

from alembic import op

revision = "last_met"
down_revision = "talk_of_whom"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_match_meetings_last", "match_meetings", ["match_id", "met_on", "is_done", "cancelled_at"])
    op.drop_index("ix_match_meetings_match_id_met_on", "match_meetings")


def downgrade() -> None:
    op.create_index("ix_match_meetings_match_id_met_on", "match_meetings", ["match_id", "met_on"])
    op.drop_index("ix_match_meetings_last", "match_meetings")
