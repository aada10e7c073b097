"""What people do to talks. Each changes, flushes and records; none commits."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from amal_field import audit, clock
from amal_field.contacts import rules
from amal_field.contacts.models import Contact
from amal_field.db import db
from amal_field.stamp import Stamp, stamped


@dataclass(frozen=True)
class Talk:
    """For which service, about what, when and how long."""

    service_id: UUID
    topic_id: UUID
    spoken_on: date
    minutes: int


def note_contact(
    talk: Talk,
    *,
    person_id: UUID | None = None,
    organisation_id: UUID | None = None,
    age_group: str | None = None,
    stamp: Stamp,
) -> Contact:
    """Note a talk with one of a person, an organisation, or somebody of an age group. Raises `RuleBroken`
    `contact_to_come` or `contact_minutes`."""
    rules.check_day(talk.spoken_on, today=clock.day_of(stamp.at))
    rules.check_minutes(talk.minutes)
    contact = Contact(
        service_id=talk.service_id,
        topic_id=talk.topic_id,
        spoken_on=talk.spoken_on,
        minutes=talk.minutes,
        person_id=person_id,
        recorded_person_id=person_id,
        organisation_id=organisation_id,
        age_group=age_group,
        **stamped(stamp),
    )
    db.session.add(contact)
    db.session.flush()
    audit.record("contacts:contact:note", contact, stamp)
    return contact


def cancel_contact(contact: Contact, *, stamp: Stamp) -> None:
    """It was noted by mistake. Twice is once."""
    if not contact.stands:
        return
    contact.cancel(stamp)
    db.session.flush()
    audit.record("contacts:contact:cancel", contact, stamp)


def put_contact_back(contact: Contact, *, stamp: Stamp) -> None:
    """It was taken away by mistake. Twice is once."""
    if contact.stands:
        return
    contact.cancelled_at = contact.cancelled_by_id = None
    db.session.flush()
    audit.record("contacts:contact:put_back", contact, stamp)
