"""The contacts' part of the demo: talks of this week, with organisations and with people whom nobody named."""

from datetime import timedelta

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import stamp_of
from amal_field.contacts import operations, queries, rules
from amal_field.contacts.models import Contact
from amal_field.contacts.operations import Talk
from amal_field.db import db
from amal_field.organisations.models import Organisation, Service
from amal_field.stamp import Stamp

TALKS = (
    ("bruno", "education", "studies", 0, 45),
    ("bruno", "leisure", "leisure", 1, 30),
    ("bruno", "organisations", "organisation", 2, 60),
    ("halyna", "desk", "housing", 0, 20),
    ("halyna", "desk", "administration", 1, 15),
    ("amina", "site", "health", 1, 15),
    ("amina", "site", "education", 3, 30),
)
"""Who, for which service, about what, how many days ago, how many minutes."""


def load(stamp: Stamp) -> None:
    """Note the talks. Does nothing where one is noted of this week."""
    today = clock.day_of(stamp.at)
    if db.session.scalar(select(Contact.id).where(Contact.spoken_on > today - timedelta(days=7)).limit(1)):
        return
    services = dict(db.session.execute(select(Service.code, Service.id)).all())
    topics = {topic.code: topic.id for topic in queries.topics()}
    organisations = db.session.scalars(
        select(Organisation.id).where(Organisation.stands).order_by(Organisation.id)
    ).all()
    for place, (key, service, topic, days_ago, minutes) in enumerate(TALKS):
        on = today - timedelta(days=days_ago)
        subject = (
            {"organisation_id": organisations[place]}
            if service == "organisations"
            else {"age_group": rules.AGE_GROUPS[place % 3]}
        )
        talk = Talk(services[service], topics[topic], on, minutes)
        operations.note_contact(talk, **subject, stamp=stamp_of(key, stamp, on))
