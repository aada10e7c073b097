"""Looks, for the tests."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from amal_field import clock, traces
from amal_field.accounts.offers.demo import player
from amal_field.db import db
from amal_field.looks.models import Look
from amal_field.looks.operations import NewLook, looked


def a_look(key: str, *person_ids: UUID, at: datetime | None = None, kind: str = "people", act: str = "page") -> Look:
    """One of the cast looked at these persons."""
    before = set(db.session.scalars(select(Look.id)))
    looked(NewLook(kind, act, "people.person", person_ids), player(key).id)
    traces.write(traces.take())
    look = db.session.scalars(select(Look).where(Look.id.not_in(before))).one()
    if at:
        look.at, look.day = at, clock.day_of(at)
        db.session.flush()
    return look
