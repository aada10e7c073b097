"""Planning's part of the demo: series that met for weeks, meet today and go on, with helpers, told in operations; and a
walk that goes on right now."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import stamp_of
from amal_field.attendance.models import GroupSession, Programme
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.people.offers.demo import DOUBLES
from amal_field.planning import operations
from amal_field.planning.models import SeriesPlan
from amal_field.planning.offers import demo_rolls
from amal_field.planning.offers.demo_people import helper_named, register_participants
from amal_field.planning.operations import PlanValues, SessionValues
from amal_field.planning.rules import Pattern, Slot
from amal_field.stamp import Stamp


@dataclass(frozen=True)
class Scene:
    """A series of the demo: it meets so many days after today's weekday since some `weeks`; `people`: the places of
    those who come, among the participants; the first of the helpers keeps its roll."""

    programme: str
    name: str
    days: tuple[int, ...]
    hours: tuple[int, int]
    weeks: int
    sessions: int
    place: str
    people: range = range(0)
    helpers: tuple[str, ...] = ()
    kind: str | None = None
    level: str | None = None


SCENES = (
    Scene(
        *("class_unit", "Lessen op het terrein", (0, 1, 2, 3), (9, 11), 3, 52, "Klasunit"),
        helpers=("els", "Griet Vermeulen"),
        kind="lesson",
    ),
    Scene(
        *("physical_table", "Praten in De Krook", (0, 2), (10, 12), 6, 28, "De Krook, zaal 2", range(14)),
        helpers=("clara", "Marleen Van Damme"),
    ),
    Scene(
        *("online_table", "Online op weekavond", (1,), (19, 20), 6, 18, "Online", range(9, 16)),
        helpers=("clara",),
        level="a2",
    ),
    Scene(
        *("advanced_table", "Vlot Nederlands", (3,), (18, 20), 5, 15, "Wijkcentrum De Thuishaven", range(3, 11)),
        helpers=("Youssef El Amrani",),
        level="b2",
    ),
    Scene(
        *("samenlezen", "Samenlezen winter", (2,), (14, 16), 3, 10, "De Krook, leeszaal", range(6, 13)),
        helpers=("Sofie Verstraete",),
        level="b1",
    ),
    Scene(
        *("buur_en_natuur", "Wandelen in de Bourgoyen", (1, 4), (13, 15), 5, 22, "Bezoekerscentrum Bourgoyen"),
        people=range(4, 15),
        helpers=("mira", "Luc De Backer"),
    ),
)
CAST_KEEPERS = ("els", "clara", "mira")


def load(stamp: Stamp) -> None:
    """Plan the series, put their helpers down and fill the rolls of the past weeks; one session is called off, and a
    walk has just begun. Does nothing where there is a plan."""
    if db.session.scalar(select(SeriesPlan.series_id).limit(1)):
        return
    today, by = clock.day_of(stamp.at), stamp_of("bruno", stamp)
    participants = register_participants(stamp)
    for scene in SCENES:
        programme = db.session.scalars(select(Programme).where(Programme.code == scene.programme)).one()
        plan = _planned(scene, programme, stamp)
        for name in scene.helpers:
            operations.ask_to_help(plan.series, helper_named(name, stamp), stamp=by)
        who = [participants[place] for place in scene.people]
        who += _registered_twice() if scene.programme == "online_table" else []
        keeper = scene.helpers[0] if scene.helpers[0] in CAST_KEEPERS else "bruno"
        demo_rolls.fill(plan, programme, who, keeper, today=today, stamp=stamp)
    to_come = (GroupSession.series_id == plan.series_id, GroupSession.held_on > today)
    second = select(GroupSession).where(*to_come).order_by(GroupSession.held_on).offset(1).limit(1)
    operations.call_off(db.session.scalars(second).one(), "Storm voorspeld", stamp=by)
    _walk_now(programme, stamp, by)
    _forget_one(stamp, by)


def _registered_twice() -> list[Person]:
    """Both rows of somebody who was registered twice, spelt differently: one of them too many is counted."""
    phone = next(iter(DOUBLES))[2]
    return list(db.session.scalars(select(Person).where(Person.phone == phone).order_by(Person.id)))


def _forget_one(stamp: Stamp, by: Stamp) -> None:
    """An activity of last week of which nobody noted anything, and which nobody called off."""
    programme = db.session.scalars(select(Programme).where(Programme.code == "class_unit")).one()
    day = clock.day_of(stamp.at) - timedelta(days=7)
    values = SessionValues(day, time(14), time(16), "Klasunit")
    operations.add_session(programme, values, "activity", stamp=by)


def _walk_now(programme: Programme, stamp: Stamp, by: Stamp) -> None:
    """A walk that began half an hour ago at most, with its guide."""
    now = stamp.at.astimezone(clock.ZONE).replace(second=0, microsecond=0, tzinfo=None)
    midnight = datetime.combine(now.date(), time())
    starts = max(midnight, now - timedelta(minutes=30))
    ends = min(midnight + timedelta(hours=23, minutes=59), starts + timedelta(hours=2))
    values = SessionValues(now.date(), starts.time(), ends.time(), "Bezoekerscentrum Bourgoyen")
    walk = operations.add_session(programme, values, None, stamp=by)
    operations.ask_to_help(walk, helper_named("mira", stamp), stamp=by)


def _planned(scene: Scene, programme: Programme, stamp: Stamp) -> SeriesPlan:
    """The plan of a series, and its sessions from the week in which it began."""
    today = clock.day_of(stamp.at)
    first = today - timedelta(weeks=scene.weeks)
    by = stamp_of("bruno", stamp, first)
    weekdays = sorted({(today + timedelta(days=after)).weekday() for after in scene.days})
    slots = [Slot(weekday, time(scene.hours[0], 30), time(scene.hours[1], 30)) for weekday in weekdays]
    values = PlanValues(
        name=scene.name,
        pattern=Pattern(slots, first, None, scene.sessions),
        place=scene.place,
        kind=scene.kind,
        least_level=scene.level,
        language=None,
        skips_school_holidays=True,
        skips_public_holidays=True,
    )
    plan = operations.plan_series(programme, values, stamp=by)
    operations.make_sessions(plan, stamp=by)
    return plan
