"""stand until a day

Who stands on a pitch is found by the last day: whoever stood there years ago is passed over, also by the guard.
"""

from alembic import op

from migrations import guards

revision = "stand_until_a_day"
down_revision = "number_dossiers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("stay_pitches", schema=None) as batch_op:
        batch_op.create_index("ix_stay_pitches_pitch_id_to_on", ["pitch_id", "to_on"], unique=False)
        batch_op.drop_index("ix_stay_pitches_pitch_id_from_on")
    if op.get_bind().dialect.name == "sqlite":
        guards.create_overlap_guards(op.get_bind())


def downgrade() -> None:
    with op.batch_alter_table("stay_pitches", schema=None) as batch_op:
        batch_op.create_index("ix_stay_pitches_pitch_id_from_on", ["pitch_id", "from_on"], unique=False)
        batch_op.drop_index("ix_stay_pitches_pitch_id_to_on")
    if op.get_bind().dialect.name == "sqlite":
        guards.create_overlap_guards(op.get_bind())
