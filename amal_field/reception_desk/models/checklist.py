"""What the desk keeps of the steps of a person, and who was invited to a session."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db
from amal_field.reception_desk.rules.words import STEP_STATES, STEPS
from amal_field.stamp import Cancellable, Stamped

STANDING = text("cancelled_at IS NULL")


class FileStep(Keyed, Stamped, Cancellable, db.Model):
    """How far a step of the checklist is, as somebody tapped it; another tap is another row, and undoes this one.

    Of a step that nobody tapped there is no row. `recorded_person_id` keeps for whom it was tapped, should rows of
    persons be merged: both rows stay then, and the further state counts (`rules.steps`).
    """

    __tablename__ = "file_steps"
    __table_args__ = (
        CheckConstraint(f"step IN {STEPS}", name="step_known"),
        CheckConstraint(f"state IN {STEP_STATES}", name="state_known"),
        Index("ix_file_steps_person_id", "person_id"),
        Index(
            "uq_file_steps_standing",
            "recorded_person_id",
            "step",
            unique=True,
            sqlite_where=STANDING,
            postgresql_where=STANDING,
        ),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    step: Mapped[str]
    state: Mapped[str]


class SessionInvitation(Keyed, Stamped, Cancellable, db.Model):
    """Somebody was invited to a session of information or a meeting, and is expected there.

    `recorded_person_id` keeps for whom, should rows of persons be merged.
    """

    __tablename__ = "session_invitations"
    __table_args__ = (
        Index("ix_session_invitations_person_id", "person_id"),
        Index("ix_session_invitations_recorded_person_id", "recorded_person_id"),
        Index("ix_session_invitations_recorded_at", "recorded_at"),
        Index("ix_session_invitations_cancelled_at", "cancelled_at"),
        Index(
            "uq_session_invitations_standing",
            "session_id",
            "person_id",
            unique=True,
            sqlite_where=STANDING,
            postgresql_where=STANDING,
        ),
    )

    session_id: Mapped[UUID] = mapped_column(ForeignKey("group_sessions.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
