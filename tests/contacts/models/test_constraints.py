"""The last word of the database on talks, asked by going around the operations."""

from itertools import product

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from amal_field.accounts.models import IMPORT_ID
from amal_field.clock import now, today
from amal_field.contacts.models import Contact, ContactTopic
from amal_field.db import db, new_key, violated
from amal_field.organisations.models import Organisation, Service
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("world")


def guard_of(**values) -> str | None:
    """The name of the guard that refuses a row with these values; None where it may stand."""
    row = {
        "id": new_key(),
        "service_id": db.session.scalars(select(Service.id).limit(1)).one(),
        "topic_id": db.session.scalars(select(ContactTopic.id).limit(1)).one(),
        "spoken_on": today(),
        "minutes": 30,
        "recorded_at": now(),
        "recorded_by_id": IMPORT_ID,
    }
    place = db.session.begin_nested()
    try:
        db.session.execute(insert(Contact.__table__), row | values)
    except IntegrityError as error:
        place.rollback()
        return violated(error).removeprefix("CHECK constraint failed: ")
    return None


def test_a_talk_has_exactly_one_subject(engine, stamp_of):
    person_id = somebody(stamp_of(), "Olena").id
    organisation_id = db.session.scalars(select(Organisation.id).limit(1)).one()
    for person, organisation, nobody in product((None, person_id), (None, organisation_id), (None, "minor")):
        subject = {
            "person_id": person,
            "recorded_person_id": person,
            "organisation_id": organisation,
            "age_group": nobody,
        }
        stands = sum(one is not None for one in (person, organisation, nobody)) == 1
        assert guard_of(**subject) == (None if stands else "ck_contacts_one_subject"), subject


@pytest.mark.parametrize(("minutes", "stands"), [(-1, False), (0, False), (1, True), (480, True), (481, False)])
def test_a_talk_takes_one_minute_to_eight_hours(engine, minutes, stands):
    assert guard_of(age_group="adult", minutes=minutes) == (None if stands else "ck_contacts_minutes")


def test_an_age_group_is_one_of_three(engine):
    assert guard_of(age_group="old") == "ck_contacts_age_group"


def test_a_person_is_recorded_as_somebody(engine, stamp_of):
    assert guard_of(person_id=somebody(stamp_of(), "Olena").id) == "ck_contacts_recorded_person"


def test_the_topics_are_those_of_the_register_and_two_of_the_report(engine):
    codes = db.session.scalars(select(ContactTopic.code).order_by(ContactTopic.position)).all()
    register = ["housing", "work", "education", "health", "administration", "leisure", "other"]
    assert codes == [*register, "studies", "organisation"]
