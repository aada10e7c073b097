"""The register of guidances by the desk (`begeleidingen`): its columns, stored rows as their values, and writing it."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import joinedload

from amal_field import audit
from amal_field.contacts import messages, queries, rules
from amal_field.contacts.models import Contact
from amal_field.contacts.registers.numbers import talk_numbers
from amal_field.db import db
from amal_field.organisations.models import Service
from amal_field.people.models import Person
from amal_field.people.registers.same_person import Identities
from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.columns import Choice, Day, Number, Reference, Whole
from amal_field.registers.importing.numbers import known
from amal_field.registers.importing.register import Import, Register, Stored, parts
from amal_field.registers.models import Leaving
from amal_field.stamp import stamped

NAME, OTHER = "begeleidingen", "other"
TOPICS = {
    "wonen": "housing",
    "werk": "work",
    "onderwijs": "education",
    "gezondheid": "health",
    "administratie": "administration",
    "vrije_tijd": "leisure",
    "ander": OTHER,
}


def stored(numbers: Collection[str]) -> dict[str, Stored]:
    """The talks with these numbers. A person without a number is written as the key."""
    return {
        contact.register_no: Stored(contact, _values(contact, person_no))
        for chunk in parts(numbers)
        for contact, person_no in db.session.execute(
            select(Contact, Person.register_no)
            .outerjoin(Person, Person.id == Contact.recorded_person_id)
            .where(Contact.register_no.in_(chunk), queries.is_guidance())
            .options(joinedload(Contact.topic))
        )
    }


def check(importing: Import) -> None:
    """Note talks of a day to come, and of no minute or too many. One that was undone on screen stays so."""
    batch = importing[NAME]
    elsewhere = talk_numbers({row.number for row in batch.read_rows})
    for row in batch.read_rows:
        with batch.refusals(row, "begeleiding_nr"):
            if row.number in elsewhere:
                raise RuleBroken("number_of_talk")
        if row.is_undone:
            row.leave("begeleiding_nr")
        elif row.is_new or row.changes:
            with batch.refusals(row, "datum"):
                if row.may_use("datum"):
                    rules.check_day(row.final("datum"), today=importing.today)
            with batch.refusals(row, "minuten"):
                if row.may_use("minuten"):
                    rules.check_minutes(row.final("minuten"))


def store(importing: Import) -> None:
    """Write what is new and what has changed, with an entry in the audit for each talk."""
    identities, stamp = importing.get(Identities), importing.stamp
    _follow(identities)
    rows = [row for row in importing[NAME].read_rows if row.is_new or row.changes]
    if not rows:
        return
    desk_id = db.session.scalars(select(Service.id).where(Service.code == "desk")).one()
    topics = {topic.code: topic.id for topic in queries.topics()}
    for row in rows:
        contact = row.stored.subject if row.stored else Contact(id=row.subject_id, service_id=desk_id, **stamped(stamp))
        contact.register_no = row.number
        contact.topic_id = topics[row.final("onderwerp")]
        contact.spoken_on, contact.minutes = row.final("datum"), row.final("minuten")
        if row.is_new or "persoon_nr" in row.changes:
            contact.recorded_person_id = identities.ids[row.final("persoon_nr")]
            contact.person_id = identities.root_of(contact.recorded_person_id)
        db.session.add(contact)
        audit.record("contacts:contact:import", contact, stamp)
    db.session.flush()


def _values(contact: Contact, person_no: str | None) -> dict[str, Any]:
    return {
        "begeleiding_nr": contact.register_no,
        "persoon_nr": person_no or str(contact.recorded_person_id),
        "datum": contact.spoken_on,
        "minuten": contact.minutes,
        "onderwerp": contact.topic.code if contact.topic.code in TOPICS.values() else OTHER,
    }


def _follow(identities: Identities) -> None:
    """What was recorded for rows that describe another person from now on goes to that person."""
    for chunk in parts(identities.moved):
        recorded = select(Contact.recorded_person_id).where(Contact.recorded_person_id.in_(chunk)).distinct()
        for key in db.session.scalars(recorded).all():
            own = update(Contact).where(Contact.recorded_person_id == key)
            db.session.execute(own.values(person_id=identities.root_of(key)))


def leaves() -> tuple[Leaving, ...]:
    """The talks of the desk with a person."""

    def guided(day: date) -> Sequence[ColumnElement[bool]]:
        return Contact.stands, Contact.spoken_on <= day, queries.is_guidance()

    return (Leaving(Contact, "B", guided, (Permission.DESK_SEE,)),)


GUIDANCES = Register(
    name=NAME,
    columns=(
        Number("begeleiding_nr", required=True),
        Reference("persoon_nr", required=True, to="persoon_nr"),
        Day("datum", required=True),
        Whole("minuten", required=True),
        Choice("onderwerp", required=True, values=TOPICS),
    ),
    sentences=messages.SENTENCES,
    known={"begeleiding_nr": known(Contact)},
    stored=stored,
    check=check,
    store=store,
    leaves=leaves,
    seen_with=Permission.DESK_SEE,
)
