"""Planning's part of the demo: series that meet today and in the weeks ahead, with helpers, told in operations."""

from dataclasses import dataclass
from datetime import time, timedelta

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import player
from amal_field.attendance.models import GroupSession, Programme
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.models import Person
from amal_field.people.rules import Newcomer
from amal_field.planning import operations
from amal_field.planning.models import SeriesPlan
from amal_field.planning.operations import PlanValues
from amal_field.planning.rules import Pattern, Slot
from amal_field.stamp import Stamp


@dataclass(frozen=True)
class Scene:
    """A series of the demo: it meets so many days after today's weekday, and somebody of the cast helps."""

    programme: str
    name: str
    days: tuple[int, ...]
    hours: tuple[int, int]
    sessions: int
    place: str
    helper: str | None = None
    kind: str | None = None
    level: str | None = None


SCENES = (
    Scene("class_unit", "Lessen op het terrein", (0, 1, 2, 3), (9, 11), 40, "Klasunit", "els", kind="lesson"),
    Scene("physical_table", "Praten in De Krook", (0, 2), (10, 12), 16, "De Krook, zaal 2", "clara"),
    Scene("online_table", "Online op weekavond", (1,), (19, 20), 12, "Online", "clara", level="a2"),
    Scene("advanced_table", "Vlot Nederlands", (3,), (18, 20), 10, "Wijkcentrum De Thuishaven", level="b2"),
    Scene("samenlezen", "Samenlezen winter", (2,), (14, 16), 10, "De Krook, leeszaal", level="b1"),
    Scene("buur_en_natuur", "Wandelen in de Bourgoyen", (1, 4), (13, 15), 12, "Bezoekerscentrum Bourgoyen"),
)


def load(stamp: Stamp) -> None:
    """Plan the series and put their helpers down; one session is called off. Does nothing where there is a plan."""
    if db.session.scalar(select(SeriesPlan.series_id).limit(1)):
        return
    for scene in SCENES:
        plan = _planned(scene, stamp)
        if scene.helper:
            operations.ask_to_help(plan.series, _person_of(scene.helper, stamp), stamp=stamp)
    third = select(GroupSession).where(GroupSession.series_id == plan.series_id).order_by(GroupSession.held_on)
    operations.call_off(db.session.scalars(third.offset(2)).first(), "Storm voorspeld", stamp=stamp)


def _planned(scene: Scene, stamp: Stamp) -> SeriesPlan:
    today = clock.day_of(stamp.at)
    weekdays = sorted({(today + timedelta(days=after)).weekday() for after in scene.days})
    slots = [Slot(weekday, time(scene.hours[0], 30), time(scene.hours[1], 30)) for weekday in weekdays]
    values = PlanValues(
        name=scene.name,
        pattern=Pattern(slots, today, None, scene.sessions),
        place=scene.place,
        kind=scene.kind,
        least_level=scene.level,
        language=None,
        skips_school_holidays=True,
        skips_public_holidays=True,
    )
    programme = db.session.scalars(select(Programme).where(Programme.code == scene.programme)).one()
    plan = operations.plan_series(programme, values, stamp=stamp)
    operations.make_sessions(plan, stamp=stamp)
    return plan


def _person_of(key: str, stamp: Stamp) -> Person:
    """One of the cast as somebody who helps."""
    user = player(key)
    if user.person_id is None:
        given, family = user.name.split(" ", 1)
        person = people.register_people([Newcomer(given, family)], stamp=stamp)[0]
        person.volunteer_since_on = clock.day_of(stamp.at)
        user.person_id = person.id
        db.session.flush()
    return db.session.get_one(Person, user.person_id)
