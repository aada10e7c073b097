"""What the operations of the site share: the queue of its writers, the last word of the database, new rows."""

from datetime import date
from uuid import UUID

from sqlalchemy import event, select, update
from sqlalchemy.orm import Session, SessionTransaction

from amal_field.db import db, is_sqlite
from amal_field.people.models import Person
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models import Site, Stay, StayCaravan, StayPerson

PITCH_TAKEN = {
    "uq_stay_pitches_open": "pitch_taken",
    "ex_stay_pitches_no_overlap": "pitch_taken",
    "stay_pitches.pitch_id": "pitch_taken",
}
PERSON_ELSEWHERE = {
    "uq_stay_persons_open": "person_elsewhere",
    "ex_stay_persons_no_overlap": "person_elsewhere",
    "stay_persons.person_id": "person_elsewhere",
}
"""Constraint of the database → the refusal that stands for a collision which only the database saw."""

SITES = Site.__table__


def lock_site_if_needed() -> None:
    """Wait until the site's other writers have ended. What an operation changes is read after this: on PostgreSQL a
    stay that was read before could have been departed or undone in the meantime. On SQLite a write is alone from its
    beginning."""
    if not is_sqlite():
        lock_site()


THE_SITE = select(SITES.c.id).order_by(SITES.c.code).limit(1)


COUNT_UP = (
    update(SITES)
    .where(SITES.c.id == THE_SITE.scalar_subquery())
    .values(revision=SITES.c.revision + 1)
    .returning(SITES.c.id)
)


def lock_site() -> UUID:
    """Count the site's revision up, once a transaction, and return its key; its row lock holds until the end."""
    known = db.session.info
    if "changed_site" not in known:
        known["changed_site"] = db.session.scalars(COUNT_UP).one()
    return known["changed_site"]


@event.listens_for(Session, "after_transaction_end")
def _forget(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop("changed_site", None)


def demand_open(stay: Stay) -> None:
    """Demand a stay that goes on. Raises `RuleBroken` `stay_cancelled` or `stay_over`."""
    if not stay.stands:
        raise RuleBroken("stay_cancelled")
    if not stay.is_open:
        raise RuleBroken("stay_over")


def person_spell(person: Person, on: date, stamp: Stamp) -> StayPerson:
    """A new row for somebody who is there from `on`."""
    return StayPerson(person=person, recorded_person_id=person.id, from_on=on, **stamped(stamp))


def caravan_spell(plate: str, on: date, stamp: Stamp) -> StayCaravan:
    """A new row for a caravan that is there from `on`."""
    return StayCaravan(plate=plate, plate_key=rules.plate_key(plate), from_on=on, **stamped(stamp))
