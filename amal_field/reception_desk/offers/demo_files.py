"""Files in the demo: how far the families are who came last, and two information sessions with guests."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import stamp_of
from amal_field.attendance import operations as attendance
from amal_field.attendance.models import GroupSession, Programme
from amal_field.attendance.operations import planned
from amal_field.attendance.operations.planned import SessionValues
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.people.rules import is_minor
from amal_field.reception_desk import operations
from amal_field.reception_desk.models import DeskFile, SessionInvitation
from amal_field.reception_desk.rules.steps import steps_for
from amal_field.stamp import Stamp

BY, PLACE = "oksana", "De Krook, zaal 3"
LAST, NEXT = -1, 6
"""Days from today on which the two sessions are."""
MOST_PEOPLE, MOST_INVITED, MOST_CAME = 12, 5, 4
TAPPED = (("health_fund", "done"), ("housing", "busy"), ("work", "busy"), ("buddy", "not_needed"))


def load(stamp: Stamp) -> None:
    """Tap steps of whoever came last, and invite the adults. Twice is once."""
    if db.session.scalar(select(SessionInvitation.id).limit(1)):
        return
    today = clock.day_of(stamp.at)
    people = _who_came_last()
    for place, person in enumerate(people):
        theirs = [one for one in TAPPED[: 1 + place % len(TAPPED)] if one[0] in steps_for(person.born_on, today)]
        for step, state in theirs:
            operations.take_step(person, step, state, stamp=stamp_of(BY, stamp))
    adults = [person for person in people if not is_minor(person.born_on, today)]
    programme = db.session.scalars(select(Programme).where(Programme.code == "ukraine_info")).one()
    last = _session(programme, today + timedelta(days=LAST), stamp)
    for person in adults[-MOST_CAME:]:
        operations.invite(person, last, stamp=stamp_of(BY, stamp))
        attendance.mark(last, programme, person.id, "present", stamp=stamp_of(BY, stamp))
    coming = _session(programme, today + timedelta(days=NEXT), stamp)
    for person in adults[:MOST_INVITED]:
        operations.invite(person, coming, stamp=stamp_of(BY, stamp))


def _who_came_last() -> Sequence[Person]:
    """Whose file was made last, those of the screen before those of the register."""
    latest = (
        select(Person)
        .join(DeskFile, DeskFile.person_id == Person.id)
        .where(DeskFile.stands, ~Person.is_duplicate)
        .order_by(DeskFile.file_no.is_(None), DeskFile.recorded_at.desc(), DeskFile.id)
        .limit(MOST_PEOPLE)
    )
    return db.session.scalars(latest).all()


def _session(programme: Programme, on: date, stamp: Stamp) -> GroupSession:
    values = SessionValues(on, time(14), time(16, 30), PLACE)
    return planned.add_session(programme, values, None, stamp=stamp_of(BY, stamp))
