"""What waits while two persons are one: a second line on one list, and what was noted twice. Each is marked as undone
until the merge is taken back."""

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import db


class WaitingLine(db.Model):
    """A line of somebody who stands on that list as another person too."""

    __tablename__ = "waiting_lines"

    line_id: Mapped[UUID] = mapped_column(ForeignKey("vaccination_lines.id"), primary_key=True)


class WaitingOutcome(db.Model):
    """What was noted of somebody of whom it was noted as another person too."""

    __tablename__ = "waiting_outcomes"

    outcome_id: Mapped[UUID] = mapped_column(ForeignKey("vaccination_outcomes.id"), primary_key=True)
