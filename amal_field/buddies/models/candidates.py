"""Who waits for a duo, and which languages they speak."""

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ColumnElement, ForeignKey, Index, and_
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.buddies.models.known import one_of
from amal_field.buddies.rules import profiles, words
from amal_field.db import Keyed, db, is_empty, is_filled
from amal_field.people.models import Person
from amal_field.stamp import Cancellable, Stamped

OPEN = db.text("stopped_on IS NULL AND cancelled_at IS NULL")


class Candidate(Keyed, Stamped, Cancellable, db.Model):
    """Somebody wants a duo of a programme, as buddy or as newcomer, and what they said for it; never a free text.

    `capacity`: how many duos at once. `paused_until`: comes back by itself after that day. `waits_since` counts the
    waiting. `recorded_person_id` keeps for whom it was recorded, should rows of persons be merged.
    """

    __tablename__ = "candidates"
    __table_args__ = (
        CheckConstraint(one_of("role", words.ROLES), name="role_known"),
        CheckConstraint(one_of("situation", profiles.SITUATIONS), name="situation_known"),
        CheckConstraint("runs IN ('yes', 'no')", name="runs_known"),
        CheckConstraint("(wish IS NULL) = (wish_with IS NULL)", name="wish_with_somebody"),
        CheckConstraint(one_of("wish", profiles.WISHES), name="wish_known"),
        CheckConstraint(one_of("wish_with", profiles.WITH), name="wish_with_known"),
        CheckConstraint("capacity BETWEEN 1 AND 3", name="capacity_possible"),
        CheckConstraint("stopped_on IS NULL OR stopped_on >= intake_on", name="stops_after_intake"),
        Index("ix_candidates_person_id", "person_id"),
        Index("ix_candidates_recorded_person_id", "recorded_person_id"),
        Index("ix_candidates_programme_id_role_waits_since", "programme_id", "role", "waits_since"),
        Index(
            "uq_candidates_open",
            "person_id",
            "programme_id",
            "role",
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programmes.id"))
    role: Mapped[str]
    intake_on: Mapped[date]
    waits_since: Mapped[date]
    situation: Mapped[str | None]
    bands: Mapped[list[str]] = mapped_column(JSON, default=list)
    district: Mapped[str | None]
    interests: Mapped[list[str]] = mapped_column(JSON, default=list)
    moments: Mapped[list[str]] = mapped_column(JSON, default=list)
    runs: Mapped[str | None]
    wish: Mapped[str | None]
    wish_with: Mapped[str | None]
    capacity: Mapped[int] = mapped_column(default=1)
    paused_until: Mapped[date | None]
    stopped_on: Mapped[date | None]

    person: Mapped[Person] = relationship(viewonly=True, foreign_keys="Candidate.person_id")
    languages: Mapped[list["CandidateLanguage"]] = relationship(
        order_by="CandidateLanguage.position", cascade="all, delete-orphan"
    )

    @hybrid_property
    def is_open(self) -> bool:
        """Whether it stands and nobody stopped it."""
        return is_empty(self.cancelled_at) & is_empty(self.stopped_on)

    @hybrid_method
    def is_paused(self, today: date) -> bool:
        """Whether somebody wants no duo for the time being."""
        return is_filled(self.paused_until) and self.paused_until >= today

    @is_paused.inplace.expression
    @classmethod
    def _is_paused(cls, today: date) -> ColumnElement[bool]:
        return and_(is_filled(cls.paused_until), cls.paused_until >= today)


class CandidateLanguage(db.Model):
    """A language that a candidate speaks; `level` is empty where it is simply spoken. The first is the language of
    contact."""

    __tablename__ = "candidate_languages"
    __table_args__ = (CheckConstraint(one_of("level", profiles.LEVELS), name="level_known"),)

    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidates.id"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    level: Mapped[str | None]
    position: Mapped[int]
