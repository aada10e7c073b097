"""Referrals and their steps, twice: those to care stand in tables of their own."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from amal_field.db import Keyed, db
from amal_field.organisations.models import Organisation, Service
from amal_field.people.models import Household, Person
from amal_field.referrals import rules
from amal_field.registers.models import ImportedColumns
from amal_field.stamp import Cancellable, Stamped

LIVES = db.text("cancelled_at IS NULL")
ONE_SUBJECT = "(person_id IS NULL) <> (household_id IS NULL)"


class ReferralColumns(Keyed, Stamped, Cancellable):
    """A person or a household, never both, was sent to an organisation by a service of the agency.

    `recorded_person_id` keeps for whom it was recorded, should rows of persons be merged. `made_together`: shared by
    those that one form made. `state`, one of `rules.STATES`, and `awaits_since` follow from the steps: since when
    nothing was heard, empty where nothing is to come. `look_again_on`: until that day nobody wants to be reminded.
    """

    register_no: Mapped[str | None] = mapped_column(unique=True)
    made_on: Mapped[date]
    appointment_at: Mapped[datetime | None]
    look_again_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(default=rules.OPEN)
    awaits_since: Mapped[date | None]
    made_together: Mapped[UUID]

    @declared_attr
    def service_id(cls) -> Mapped[UUID]:
        return mapped_column(ForeignKey("services.id"))

    @declared_attr
    def organisation_id(cls) -> Mapped[UUID]:
        return mapped_column(ForeignKey("organisations.id"))

    @declared_attr
    def person_id(cls) -> Mapped[UUID | None]:
        return mapped_column(ForeignKey("persons.id"))

    @declared_attr
    def recorded_person_id(cls) -> Mapped[UUID | None]:
        return mapped_column(ForeignKey("persons.id"), default=lambda row: row.get_current_parameters()["person_id"])

    @declared_attr
    def household_id(cls) -> Mapped[UUID | None]:
        return mapped_column(ForeignKey("households.id"))

    @declared_attr
    def service(cls) -> Mapped[Service]:
        return relationship(viewonly=True)

    @declared_attr
    def organisation(cls) -> Mapped[Organisation]:
        return relationship(viewonly=True)

    @declared_attr
    def person(cls) -> Mapped[Person | None]:
        return relationship(viewonly=True, foreign_keys=f"{cls.__name__}.person_id")

    @declared_attr
    def household(cls) -> Mapped[Household | None]:
        return relationship(viewonly=True)

    @hybrid_property
    def is_pending(self) -> bool:
        """Whether something is still to come."""
        return self.state in rules.PENDING

    @is_pending.inplace.expression
    @classmethod
    def _is_pending(cls) -> Any:
        return cls.state.in_(rules.PENDING)

    @property
    def subject_name(self) -> str:
        """The name of the person or of the household."""
        if self.person is None:
            return self.household.name
        return self.person.name or self.person.nickname

    @property
    def is_health(self) -> bool:
        """Whether it leads to care."""
        return self.kind == rules.HEALTH


def _indexes(table: str) -> tuple[Index, ...]:
    return (
        Index(f"ix_{table}_person_id", "person_id"),
        Index(f"ix_{table}_recorded_person_id", "recorded_person_id"),
        Index(f"ix_{table}_household_id", "household_id"),
        Index(f"ix_{table}_service_id_awaits_since_id", "service_id", "awaits_since", "id"),
        Index(f"ix_{table}_made_together", "made_together"),
        Index(f"ix_{table}_organisation_id_made_on_id", "organisation_id", "made_on", "id"),
        Index(
            f"ix_{table}_numbers",
            "service_id",
            "organisation_id",
            "state",
            "cancelled_at",
            sqlite_where=LIVES,
            postgresql_where=LIVES,
        ),
    )


class Referral(ReferralColumns, db.Model):
    """A referral to anything but care: `kind` is one of `rules.KINDS`."""

    __tablename__ = "referrals"
    __table_args__ = (
        CheckConstraint(ONE_SUBJECT, name="one_subject"),
        CheckConstraint("kind <> 'health'", name="not_to_care"),
        *_indexes(__tablename__),
    )

    kind: Mapped[str]
    steps: Mapped[list["ReferralStep"]] = relationship(order_by="ReferralStep.recorded_at, ReferralStep.id")


class HealthReferral(ReferralColumns, db.Model):
    """A referral to care. Only `operations/health.py` reads it, and tells the log of looks for whom."""

    __tablename__ = "health_referrals"
    __table_args__ = (CheckConstraint(ONE_SUBJECT, name="one_subject"), *_indexes(__tablename__))

    kind: ClassVar[str] = rules.HEALTH
    steps: Mapped[list["HealthReferralStep"]] = relationship(
        order_by="HealthReferralStep.recorded_at, HealthReferralStep.id"
    )


class StepColumns(Keyed, Stamped):
    """A step of a referral: one of `rules.STATES` or `rules.ASKED`, on a day, or on one that nobody knows, as a
    register tells it. It is never changed nor removed: `undoes_id` names the step that this one takes back."""

    step: Mapped[str]
    taken_on: Mapped[date | None]


class ReferralStep(StepColumns, db.Model):
    """A step of a referral to anything but care."""

    __tablename__ = "referral_steps"
    __table_args__ = (Index("ix_referral_steps_referral_id", "referral_id"),)

    referral_id: Mapped[UUID] = mapped_column(ForeignKey("referrals.id"))
    undoes_id: Mapped[UUID | None] = mapped_column(ForeignKey("referral_steps.id"), unique=True)


class HealthReferralStep(StepColumns, db.Model):
    """A step of a referral to care."""

    __tablename__ = "health_referral_steps"
    __table_args__ = (Index("ix_health_referral_steps_referral_id", "referral_id"),)

    referral_id: Mapped[UUID] = mapped_column(ForeignKey("health_referrals.id"))
    undoes_id: Mapped[UUID | None] = mapped_column(ForeignKey("health_referral_steps.id"), unique=True)


class HealthImportedRow(ImportedColumns, db.Model):
    """A row of a register that tells of care, as it was last imported (`ImportedRow` holds all others)."""

    __tablename__ = "health_imported_rows"
    __table_args__ = (Index("ix_health_imported_rows_subject_id", "subject_id"),)


AnyReferral = Referral | HealthReferral
AnyStep = ReferralStep | HealthReferralStep
STEP_OF: dict[type[AnyReferral], type[AnyStep]] = {Referral: ReferralStep, HealthReferral: HealthReferralStep}
"""Each kind of referral with the rows of its steps."""


def standing_steps(referral: AnyReferral) -> Sequence[AnyStep]:
    """The steps that nobody has taken back, in their order."""
    undone = {step.undoes_id for step in referral.steps if step.undoes_id}
    return [step for step in referral.steps if step.undoes_id is None and step.id not in undone]
