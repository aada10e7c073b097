"""What is known of people's health: who is on a list, who said yes, what was given. The door (`operations.door`) alone
reads these; the operations of this room write them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db, is_empty, is_filled
from amal_field.stamp import Cancellable, Stamped
from amal_field.vaccination.rules.words import (
    ANSWERS,
    CAME_AS,
    CONSENT_BY,
    GIVEN,
    HOW,
    MISTAKES,
    MOST_DOSES,
    OUTCOMES,
    PURPOSES,
    REASONS,
)

LIVES = db.text("cancelled_at IS NULL")
NOT_GIVEN_AT_ALL = db.text("cancelled_at IS NULL AND outcome = 'not_given' AND vaccine_id IS NULL")
NOT_GIVEN = db.text("cancelled_at IS NULL AND outcome = 'not_given'")


def _line_of(row: Any) -> UUID:
    """The line on which a new row is recorded."""
    return row.get_current_parameters()["line_id"]


class VaccinationLine(Keyed, Stamped, Cancellable, db.Model):
    """Somebody is on the list of an action, under a number that stays theirs on paper too.

    `recorded_person_id` keeps for whom it was recorded, should rows of persons be merged. `checked_at`: card and
    questions were gone through, says who tapped; no answer is kept. `left_at`: a later list found them gone from the
    site. `revision` is that of the action when anything of the line changed last. `register_no`: its number in the
    register of attendances.
    """

    __tablename__ = "vaccination_lines"
    __table_args__ = (
        Index("ix_vaccination_lines_person_id", "person_id"),
        Index("ix_vaccination_lines_recorded_person_id", "recorded_person_id"),
        UniqueConstraint("action_id", "number"),
        Index(
            "uq_vaccination_lines_standing",
            "action_id",
            "person_id",
            unique=True,
            sqlite_where=LIVES,
            postgresql_where=LIVES,
        ),
        CheckConstraint(f"came_as IN {CAME_AS}", name="came_as_known"),
        CheckConstraint("number > 0", name="number_positive"),
        CheckConstraint("(checked_at IS NULL) = (checked_by_id IS NULL)", name="checked_by_somebody"),
    )

    register_no: Mapped[str | None] = mapped_column(unique=True)
    action_id: Mapped[UUID] = mapped_column(ForeignKey("vaccination_actions.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    household_id: Mapped[UUID | None] = mapped_column(ForeignKey("households.id"))
    came_as: Mapped[str]
    number: Mapped[int]
    checked_at: Mapped[datetime | None]
    checked_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))
    left_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=0)

    @hybrid_property
    def is_checked(self) -> bool:
        """Whether card and questions were gone through."""
        return is_filled(self.checked_at)

    @hybrid_property
    def has_left(self) -> bool:
        """Whether they are no longer on the site, nor expected there."""
        return is_filled(self.left_at)


class VaccinationConsent(Keyed, Stamped, db.Model):
    """Somebody said yes or no about a line (toestemming), for the vaccination or for a copy of the card. What was given
    before it was withdrawn stays. `recorded_line_id`: the line on which it was said, should lines become one."""

    __tablename__ = "vaccination_consents"
    __table_args__ = (
        Index("ix_vaccination_consents_line_id", "line_id"),
        Index("ix_vaccination_consents_recorded_line_id", "recorded_line_id"),
        UniqueConstraint("id", "line_id", "purpose", "answer"),
        CheckConstraint(f"purpose IN {PURPOSES}", name="purpose_known"),
        CheckConstraint(f"answer IN {ANSWERS}", name="answer_known"),
        CheckConstraint(f"said_by IN {CONSENT_BY}", name="said_by_known"),
        CheckConstraint(f"how IN {HOW}", name="how_known"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)", name="withdrawn_by_somebody"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_on IS NULL)", name="withdrawn_on_a_day"),
        CheckConstraint("withdrawn_on IS NULL OR withdrawn_on >= given_on", name="withdrawn_after_given"),
    )

    line_id: Mapped[UUID] = mapped_column(ForeignKey("vaccination_lines.id"))
    recorded_line_id: Mapped[UUID] = mapped_column(ForeignKey("vaccination_lines.id"), default=_line_of)
    purpose: Mapped[str]
    answer: Mapped[str]
    said_by: Mapped[str]
    name: Mapped[str | None]
    how: Mapped[str]
    given_on: Mapped[date]
    withdrawn_on: Mapped[date | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))

    @hybrid_property
    def holds(self) -> bool:
        """Whether it was not withdrawn."""
        return is_empty(self.withdrawn_at)


HAS_YES = (
    "consent_id IS NOT NULL AND consent_purpose IS NOT NULL AND consent_answer IS NOT NULL "
    "AND consent_purpose = 'vaccination' AND consent_answer = 'yes'"
)
HAS_NO_CONSENT = "consent_id IS NULL AND consent_purpose IS NULL AND consent_answer IS NULL"
IS_OF_AGE = "adult_on IS NOT NULL AND adult_on <= given_on"
NOBODY_KNOWS = "register_no IS NOT NULL AND adult_on IS NULL"
"""A register may tell of somebody of whom the birth is unknown."""
NOTHING_GIVEN = "lot_id IS NULL AND dose IS NULL AND confirmed_at IS NULL"


class VaccinationOutcome(Keyed, Stamped, Cancellable, db.Model):
    """What became of a line: a vaccine was given, or nothing was, for a reason. A correction takes it back with a code
    (`cancelled_code`; none for an undo at once) and writes anew.

    Given rests on a yes of its own line, which the database demands by the three columns of the consent, or on
    `adult_on`, the day on which they came of age. `confirmed_at`: the nurse confirmed a dose that comes soon after
    another, says who tapped; `soon_after`: the day of that other one, where a register tells it and nobody confirmed
    it. `register_no`: its number in the register of vaccinations.
    """

    __tablename__ = "vaccination_outcomes"
    __table_args__ = (
        Index("ix_vaccination_outcomes_line_id", "line_id"),
        Index("ix_vaccination_outcomes_recorded_line_id", "recorded_line_id"),
        Index("ix_vaccination_outcomes_lot_id", "lot_id"),
        ForeignKeyConstraint(
            ["consent_id", "line_id", "consent_purpose", "consent_answer"],
            [
                "vaccination_consents.id",
                "vaccination_consents.line_id",
                "vaccination_consents.purpose",
                "vaccination_consents.answer",
            ],
            name="fk_vaccination_outcomes_own_yes",
            onupdate="CASCADE",
        ),
        ForeignKeyConstraint(
            ["lot_id", "vaccine_id"],
            ["vaccine_lots.id", "vaccine_lots.vaccine_id"],
            name="fk_vaccination_outcomes_lot_of_vaccine",
        ),
        Index(
            "uq_vaccination_outcomes_given",
            "line_id",
            "vaccine_id",
            unique=True,
            sqlite_where=db.text("cancelled_at IS NULL AND outcome = 'given'"),
            postgresql_where=db.text("cancelled_at IS NULL AND outcome = 'given'"),
        ),
        Index(
            "uq_vaccination_outcomes_not_given",
            "line_id",
            unique=True,
            sqlite_where=NOT_GIVEN_AT_ALL,
            postgresql_where=NOT_GIVEN_AT_ALL,
        ),
        Index(
            "uq_vaccination_outcomes_not_given_of",
            "line_id",
            "vaccine_id",
            unique=True,
            sqlite_where=NOT_GIVEN,
            postgresql_where=NOT_GIVEN,
        ),
        CheckConstraint(f"outcome IN {OUTCOMES}", name="outcome_known"),
        CheckConstraint(f"reason IN {REASONS}", name="reason_known"),
        CheckConstraint(f"cancelled_code IN {MISTAKES}", name="cancelled_code_known"),
        CheckConstraint(f"dose BETWEEN 1 AND {MOST_DOSES}", name="dose_possible"),
        CheckConstraint(
            "outcome <> 'given' OR (vaccine_id IS NOT NULL AND reason IS NULL)", name="given_has_a_vaccine"
        ),
        CheckConstraint(
            f"outcome <> 'not_given' OR (reason IS NOT NULL AND {NOTHING_GIVEN})", name="not_given_has_a_reason"
        ),
        CheckConstraint(f"({HAS_YES}) OR ({HAS_NO_CONSENT})", name="consent_is_a_yes"),
        CheckConstraint(
            f"outcome <> 'given' OR ({HAS_YES}) OR ({IS_OF_AGE}) OR ({NOBODY_KNOWS})", name="given_by_consent"
        ),
        CheckConstraint("cancelled_code IS NULL OR cancelled_at IS NOT NULL", name="code_of_a_correction"),
        CheckConstraint("(confirmed_at IS NULL) = (confirmed_by_id IS NULL)", name="confirmed_by_somebody"),
        CheckConstraint(
            "soon_after IS NULL OR (outcome = 'given' AND register_no IS NOT NULL)", name="soon_after_by_register"
        ),
    )

    register_no: Mapped[str | None] = mapped_column(unique=True)
    line_id: Mapped[UUID] = mapped_column(ForeignKey("vaccination_lines.id"))
    recorded_line_id: Mapped[UUID] = mapped_column(ForeignKey("vaccination_lines.id"), default=_line_of)
    outcome: Mapped[str]
    vaccine_id: Mapped[UUID | None] = mapped_column(ForeignKey("vaccines.id"))
    lot_id: Mapped[UUID | None]
    dose: Mapped[int | None]
    reason: Mapped[str | None]
    consent_id: Mapped[UUID | None]
    consent_purpose: Mapped[str | None]
    consent_answer: Mapped[str | None]
    adult_on: Mapped[date | None]
    next_month: Mapped[date | None]
    given_on: Mapped[date]
    given_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    confirmed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))
    soon_after: Mapped[date | None]
    cancelled_code: Mapped[str | None]

    @hybrid_property
    def is_confirmed(self) -> bool:
        """Whether the nurse confirmed a dose that comes soon after another."""
        return is_filled(self.confirmed_at)

    @hybrid_property
    def counts_as_given(self) -> bool:
        """Whether something was given, and nobody has taken that back."""
        return is_empty(self.cancelled_at) & (self.outcome == GIVEN)

    @counts_as_given.inplace.expression
    @classmethod
    def _counts_as_given(cls) -> ColumnElement[bool]:
        return is_empty(cls.cancelled_at) & (cls.outcome == GIVEN)
