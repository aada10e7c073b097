"""What the coordinator notes of helpers. Each changes, flushes and records; none commits."""

from datetime import date

from amal_field import audit, clock
from amal_field.class_unit import queries, rules
from amal_field.class_unit.models import HelperCheck
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.stamp import Stamp, stamped


def note_check(person: Person, seen_on: date, *, stamp: Stamp) -> None:
    """Note that the extract of a helper was seen on a day; an earlier check steps aside. Raises `RuleBroken`
    `seen_to_come`."""
    rules.check_seen(seen_on, today=clock.day_of(stamp.at))
    if before := queries.check_of(person.id):
        before.cancel(stamp)
        db.session.flush()
    db.session.add(HelperCheck(person_id=person.id, seen_on=seen_on, **stamped(stamp)))
    db.session.flush()
    audit.record("class:check:note", person, stamp, person=person.id, on=seen_on.isoformat())


def cancel_check(person: Person, *, stamp: Stamp) -> None:
    """The extract was not seen after all. Twice is once."""
    if before := queries.check_of(person.id):
        before.cancel(stamp)
        db.session.flush()
        audit.record("class:check:cancel", person, stamp, person=person.id)
