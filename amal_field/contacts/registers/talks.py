"""The register of contacts (`contacten`): all talks but those of the desk with a person, which are `begeleidingen`."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from amal_field import audit
from amal_field.contacts import messages, queries, rules
from amal_field.contacts.models import Contact
from amal_field.contacts.registers.guidances import TOPICS
from amal_field.contacts.registers.numbers import guidance_numbers
from amal_field.db import db
from amal_field.organisations.models import Organisation, Service
from amal_field.people.models import Person
from amal_field.people.registers.same_person import Identities
from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.columns import Choice, Day, Number, Reference, Whole
from amal_field.registers.importing.numbers import keys_of, known
from amal_field.registers.importing.register import Import, Register, Row, Stored, parts
from amal_field.registers.models import Leaving
from amal_field.stamp import stamped

NAME = "contacten"
ALL_TOPICS = TOPICS | {"studie": "studies", "organisatie": "organisation"}
SERVICES = {
    "terrein": "site",
    "onthaal": queries.DESK,
    "onderwijs": "education",
    "vrije_tijd": "leisure",
    "organisaties": "organisations",
}
AGES = {"minderjarig": "minor", "volwassen": "adult", "onbekend": rules.UNKNOWN}
SUBJECTS = ("persoon_nr", "organisatie_nr", "leeftijd")


def stored(numbers: Collection[str]) -> dict[str, Stored]:
    """The talks with these numbers. A person or an organisation without a number is written as the key."""
    return {
        contact.register_no: Stored(contact, _values(contact, person_no, organisation_no))
        for chunk in parts(numbers)
        for contact, person_no, organisation_no in db.session.execute(
            select(Contact, Person.register_no, Organisation.register_no)
            .outerjoin(Person, Person.id == Contact.recorded_person_id)
            .outerjoin(Organisation, Organisation.id == Contact.organisation_id)
            .where(Contact.register_no.in_(chunk), ~queries.is_guidance())
            .options(joinedload(Contact.topic), joinedload(Contact.service))
        )
    }


def check(importing: Import) -> None:
    """Note talks with nobody or with more than one, those that are guidances, of a day to come, and of no minute or too
    many. One that was undone on screen stays so."""
    batch = importing[NAME]
    elsewhere = guidance_numbers({row.number for row in batch.read_rows})
    elsewhere |= importing["begeleidingen"].rows.keys()
    for row in batch.read_rows:
        with batch.refusals(row, "contact_nr"):
            if row.number in elsewhere:
                raise RuleBroken("number_of_guidance")
        if row.is_undone:
            row.leave("contact_nr")
        elif row.is_new or row.changes:
            _check_subject(importing, row)
            with batch.refusals(row, "datum"):
                if row.may_use("datum"):
                    rules.check_day(row.final("datum"), today=importing.today)
            with batch.refusals(row, "minuten"):
                if row.may_use("minuten"):
                    rules.check_minutes(row.final("minuten"))


def store(importing: Import) -> None:
    """Write what is new and what has changed, with an entry in the audit for each talk."""
    identities, stamp = importing.get(Identities), importing.stamp
    rows = [row for row in importing[NAME].read_rows if row.is_new or row.changes]
    if not rows:
        return
    services = dict(db.session.execute(select(Service.code, Service.id)).all())
    topics = {topic.code: topic.id for topic in queries.topics()}
    organisations = keys_of(Organisation, filter(None, (row.final("organisatie_nr") for row in rows)))
    for row in rows:
        contact = row.stored.subject if row.stored else Contact(id=row.subject_id, **stamped(stamp))
        contact.register_no = row.number
        contact.service_id, contact.topic_id = services[row.final("dienst")], topics[row.final("onderwerp")]
        contact.spoken_on, contact.minutes = row.final("datum"), row.final("minuten")
        contact.age_group = row.final("leeftijd")
        if row.is_new or "persoon_nr" in row.changes:
            contact.recorded_person_id = identities.ids.get(row.final("persoon_nr"))
            contact.person_id = contact.recorded_person_id and identities.root_of(contact.recorded_person_id)
        if row.is_new or "organisatie_nr" in row.changes:
            contact.organisation_id = organisations.get(row.final("organisatie_nr"))
        db.session.add(contact)
        audit.record("contacts:contact:import", contact, stamp)
    db.session.flush()


def leaves() -> tuple[Leaving, ...]:
    """All talks but guidances; nobody but who sees all services sees them all."""

    def spoken(day: date) -> Sequence[ColumnElement[bool]]:
        return Contact.stands, Contact.spoken_on <= day, ~queries.is_guidance()

    return (Leaving(Contact, "C", spoken, (Permission.CONTACTS_RECORD, Permission.SITE_SEE, Permission.DESK_SEE)),)


def _check_subject(importing: Import, row: Row) -> None:
    batch = importing[NAME]
    if not row.may_use(*SUBJECTS):
        return
    told = [column for column in SUBJECTS if row.final(column)]
    if len(told) != 1:
        batch.wrong(row, told[1] if told else SUBJECTS[0], RuleBroken("contact_of_one"))
    elif told == ["persoon_nr"] and row.may_use("dienst") and row.final("dienst") == queries.DESK:
        batch.wrong(row, "dienst", RuleBroken("contact_is_guidance"))


def _values(contact: Contact, person_no: str | None, organisation_no: str | None) -> dict[str, Any]:
    return {
        "contact_nr": contact.register_no,
        "datum": contact.spoken_on,
        "minuten": contact.minutes,
        "dienst": contact.service.code,
        "onderwerp": contact.topic.code,
        "persoon_nr": contact.recorded_person_id and (person_no or str(contact.recorded_person_id)),
        "organisatie_nr": contact.organisation_id and (organisation_no or str(contact.organisation_id)),
        "leeftijd": contact.age_group,
    }


TALKS = Register(
    name=NAME,
    columns=(
        Number("contact_nr", required=True),
        Day("datum", required=True),
        Whole("minuten", required=True),
        Choice("dienst", required=True, values=SERVICES),
        Choice("onderwerp", required=True, values=ALL_TOPICS),
        Reference("persoon_nr", to="persoon_nr"),
        Reference("organisatie_nr", to="organisatie_nr"),
        Choice("leeftijd", values=AGES),
    ),
    sentences=messages.SENTENCES,
    known={"contact_nr": known(Contact)},
    stored=stored,
    check=check,
    store=store,
    leaves=leaves,
    seen_with=Permission.CONTACTS_RECORD,
)
