"""Interpreters in the demo, in every state, the hours of two volunteers, and who said that the OCMW may see them."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from sqlalchemy import Select, select

from amal_field import clock
from amal_field.accounts.offers.demo import stamp_of
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.reception_desk.models import DeskFile, InterpreterAssignment
from amal_field.reception_desk.operations import interpreters as operations
from amal_field.reception_desk.operations.interpreters import Need
from amal_field.reception_desk.operations.sharing import answer_sharing
from amal_field.reception_desk.rules.words import CANCELLED, CONFIRMED, DONE, NOT_DELIVERED, REFUSED
from amal_field.stamp import Stamp

ASSIGNMENTS = (
    ("uk", "on_site", "social", "desk", 2, 10, ()),
    ("ru", "phone", "crisis", "desk", 0, 16, ()),
    ("uk", "video", "social", "school", 1, 14, (CONFIRMED,)),
    ("uk", "phone", "crisis", "desk", -1, 9, (CONFIRMED,)),
    ("uk", "video", "social", "info_session", -6, 13, (CONFIRMED, DONE)),
    ("ru", "phone", "crisis", "welfare", -4, 11, (CONFIRMED, DONE)),
    ("bg", "on_site", "social", "desk", 5, 10, (REFUSED,)),
    ("uk", "on_site", "social", "welfare", 8, 9, (CONFIRMED, CANCELLED)),
    ("uk", "video", "social", "desk", -2, 14, (CONFIRMED, CANCELLED)),
    ("ro", "phone", "social", "other", -3, 15, (CONFIRMED, NOT_DELIVERED)),
)
"""Language, manner, tier, purpose, in how many days, at which hour, and the steps since."""
HOURS = (("uk", (0, 2, 4), 9, 13), ("ru", (1, 3), 13, 18))
SHARED = {"Iryna": True, "Sofiia": True, "Danylo": True, "Petro": False, "Liubov": True, "Viktoriia": False}
"""Who of the families of today said yes or no, by first name: of three households two are shared, one by the partner
of its holder, who said no."""


def load(stamp: Stamp) -> None:
    """Ask for interpreters, and note what these people answered. Twice is once."""
    if db.session.scalar(select(InterpreterAssignment.id).where(InterpreterAssignment.starts.is_not(None)).limit(1)):
        return
    today = clock.day_of(stamp.at)
    people = {person.given_name: person for person in db.session.scalars(_registered_on(today))}
    for *asked, days, hour, steps in ASSIGNMENTS:
        language, manner, tier, purpose = asked
        hours = {"starts": time(hour), "ends": time(hour, 45)}
        need = Need(today + timedelta(days=days), **hours, language=language, manner=manner, tier=tier, purpose=purpose)
        _play(need, steps, stamp)
    if "Iryna" in people:
        hours = {"starts": time(15), "ends": time(16)}
        told = {"language": "uk", "manner": "video", "tier": "social", "purpose": "school"}
        _play(Need(today + timedelta(days=3), **hours, **told, person_id=people["Iryna"].id), (), stamp)
    _hours(stamp)
    halyna = stamp_of("halyna", stamp)
    for name, may_share in SHARED.items():
        if name in people:
            answer_sharing(people[name], may_share, by="parent", stamp=halyna)  # of who is under 18 alone


def _play(need: Need, steps: Sequence[str], stamp: Stamp) -> None:
    """Ask some days before, let it be answered a day later; what ends it is said now, or on the morning of its day."""
    asked_on = min(need.day, clock.day_of(stamp.at)) - timedelta(days=5)
    assignment = operations.request_interpreter(need, stamp=stamp_of("halyna", stamp, asked_on))
    for step in steps:
        on = {CONFIRMED: asked_on + timedelta(days=1), CANCELLED: need.day}.get(step)
        minutes = 45 if step == DONE else None
        operations.take_step(assignment, step, minutes, stamp=stamp_of("oksana", stamp, on))


def _hours(stamp: Stamp) -> None:
    """The first volunteers that are known interpret some hours each week."""
    known = select(Person).where(Person.volunteer_since_on.is_not(None), ~Person.is_duplicate)
    volunteers = db.session.scalars(known.order_by(Person.sort_key, Person.id).limit(len(HOURS)))
    for volunteer, (language, weekdays, starts, ends) in zip(volunteers, HOURS, strict=False):
        hours = time(starts), time(ends)
        operations.add_hours(volunteer.id, language, weekdays, *hours, stamp=stamp_of("halyna", stamp))


def _registered_on(today: date) -> Select[tuple[Person]]:
    files = (DeskFile.file_no.is_not(None), DeskFile.arrived_on == today, DeskFile.stands)
    return select(Person).join(DeskFile, DeskFile.person_id == Person.id).where(*files)
