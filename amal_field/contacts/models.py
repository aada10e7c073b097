"""Talks, and what they can be about."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.contacts.rules import AGE_GROUPS, LEAST_MINUTES, MOST_MINUTES
from amal_field.db import Keyed, db
from amal_field.organisations.models import Organisation, Service
from amal_field.people.models import Person
from amal_field.stamp import Cancellable, Stamped

SUBJECTS = ("person_id", "organisation_id", "age_group")
ONE_SUBJECT = " + ".join(f"CASE WHEN {column} IS NULL THEN 0 ELSE 1 END" for column in SUBJECTS)


class ContactTopic(Keyed, db.Model):
    """What a talk can be about; `position`: its place in a list."""

    __tablename__ = "contact_topics"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    position: Mapped[int]


class Contact(Keyed, Stamped, Cancellable, db.Model):
    """Somebody of a service spoke for some minutes with exactly one: a person, an organisation, or somebody whom
    nobody named, of an age group (`rules.AGE_GROUPS`).

    `recorded_person_id` keeps for whom it was recorded, should rows of persons be merged. `register_no`: its number in
    the register of `begeleidingen`, or of `contacten`.
    """

    __tablename__ = "contacts"
    __table_args__ = (
        CheckConstraint(f"{ONE_SUBJECT} = 1", name="one_subject"),
        CheckConstraint(f"minutes BETWEEN {LEAST_MINUTES} AND {MOST_MINUTES}", name="minutes"),
        CheckConstraint(f"age_group IN {AGE_GROUPS}", name="age_group"),
        CheckConstraint("(person_id IS NULL) = (recorded_person_id IS NULL)", name="recorded_person"),
        Index("ix_contacts_person_id", "person_id"),
        Index("ix_contacts_recorded_person_id", "recorded_person_id"),
        Index("ix_contacts_organisation_id", "organisation_id"),
        Index("ix_contacts_spoken_on_id", "spoken_on", "id"),
    )

    register_no: Mapped[str | None] = mapped_column(unique=True)
    service_id: Mapped[UUID] = mapped_column(ForeignKey("services.id"))
    topic_id: Mapped[UUID] = mapped_column(ForeignKey("contact_topics.id"))
    spoken_on: Mapped[date]
    minutes: Mapped[int]
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("persons.id"))
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))
    age_group: Mapped[str | None]

    service: Mapped[Service] = relationship(viewonly=True)
    topic: Mapped[ContactTopic] = relationship(viewonly=True)
    person: Mapped[Person | None] = relationship(viewonly=True, foreign_keys="Contact.person_id")
    organisation: Mapped[Organisation | None] = relationship(viewonly=True)
