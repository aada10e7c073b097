"""Lessons with the children of the site, and checks of helpers in every state."""

from collections.abc import Iterator
from datetime import timedelta

from amal_field import clock
from amal_field.attendance import operations as roll
from amal_field.class_unit import operations
from amal_field.db import db
from amal_field.planning import operations as planning
from amal_field.transit_site.models import Stay
from tests.attendance.world import a_person, helping
from tests.class_unit.world import a_family, a_lesson
from tests.states import StampOf, State


def lessons(stamp_of: StampOf) -> Iterator[State]:
    """While a family is there, closed, and called off."""
    stay = db.session.get_one(Stay, a_family(stamp_of, "Lesson", pitch=12))
    everybody = [spell.person_id for spell in stay.persons]
    lesson, closed, off = (a_lesson(stamp_of, hours=hours) for hours in ((6, 7), (5, 6), (4, 5)))
    roll.close_roll(closed, stamp=stamp_of("bruno"))
    planning.call_off(off, "Ziek", stamp=stamp_of("bruno"))
    for name, session in (("open", lesson), ("closed", closed), ("called off", off)):
        yield State(f"lesson {name}", session_id=session.id, person_id=everybody)


def checks(stamp_of: StampOf) -> Iterator[State]:
    """Seen, seen long ago, taken back, and never seen."""
    session, bruno = a_lesson(stamp_of, hours=(3, 4)), stamp_of("bruno")
    helper = helping(bruno, "els", session)
    yield State("helper whose extract nobody has seen", person_id=a_person(bruno, "Unseen").id)
    operations.note_check(helper, clock.today(), stamp=bruno)
    yield State("helper whose extract was seen", person_id=helper.id)
    old, back = a_person(bruno, "Old"), a_person(bruno, "Back")
    operations.note_check(old, clock.today() - timedelta(days=900), stamp=bruno)
    yield State("helper whose extract is old", person_id=old.id)
    operations.note_check(back, clock.today(), stamp=bruno)
    operations.cancel_check(back, stamp=bruno)
    yield State("helper whose check was taken back", person_id=back.id)


MAKERS = (lessons, checks)
