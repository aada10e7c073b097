"""Talks, for the tests."""

from datetime import date
from typing import Any

from sqlalchemy import select

from amal_field import clock
from amal_field.contacts import operations, queries
from amal_field.contacts.models import Contact
from amal_field.contacts.operations import Talk
from amal_field.db import db
from amal_field.organisations.models import Service
from amal_field.stamp import Stamp


def a_talk(
    stamp: Stamp,
    service: str = "desk",
    topic: str = "housing",
    *,
    on: date | None = None,
    minutes: int = 30,
    **subject: Any,
) -> Contact:
    """A talk today unless said otherwise, with somebody whom nobody named unless `subject` tells."""
    service_id = db.session.scalars(select(Service.id).where(Service.code == service)).one()
    topic_id = next(one.id for one in queries.topics() if one.code == topic)
    talk = Talk(service_id, topic_id, on or clock.day_of(stamp.at), minutes)
    return operations.note_contact(talk, **subject or {"age_group": "unknown"}, stamp=stamp)
