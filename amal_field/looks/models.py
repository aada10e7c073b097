"""The log of looks."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db
from amal_field.looks.rules import ACTS, KINDS


class Look(Keyed, db.Model):
    """Somebody (`by_id`) looked at something sensitive, on a shared tablet (`tablet_id`) or not.

    `page`: the endpoint; `kind` and `act`: of `rules.KINDS` and `rules.ACTS`; `reason`: a code, where one is asked;
    `service_id`: the service for which it was looked at; `action_id`: the day of a programme, such as a vaccination
    action, whose room says what the key means. `day`: that of `at`, by which looks are counted and pruned.
    """

    __tablename__ = "looks"
    __table_args__ = (
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint(f"act IN {ACTS}", name="act"),
        Index("ix_looks_day_by_id", "day", "by_id"),
    )

    by_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]
    day: Mapped[date]
    page: Mapped[str]
    kind: Mapped[str]
    act: Mapped[str]
    reason: Mapped[str | None]
    service_id: Mapped[UUID | None] = mapped_column(ForeignKey("services.id"))
    action_id: Mapped[UUID | None]
    tablet_id: Mapped[UUID | None] = mapped_column(ForeignKey("tablets.id"))


class LookPerson(db.Model):
    """A person whose rows a look held."""

    __tablename__ = "look_persons"
    __table_args__ = (Index("ix_look_persons_person_id", "person_id"),)

    look_id: Mapped[UUID] = mapped_column(ForeignKey("looks.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)
