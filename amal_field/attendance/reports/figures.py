"""The annual figures that sessions tell: class unit, tables, and of the desk its groups.

By the agency's definitions (`domain.md` I.1, I.3). A session that was called off never counts, a helper is no
participant, a head count has no name and so never makes somebody unique.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from amal_field.attendance.queries.held_sessions import Held, by_series, held_sessions, people_at
from amal_field.attendance.rules import HELPER, PARTICIPANT
from amal_field.clock import year_days
from amal_field.db import db
from amal_field.figures.figure import Figure, mean
from amal_field.people.models import Person

Compute = Callable[[int, date], Any]


def told_by(programme: str, tell: Callable[[list[Held]], Any]) -> Compute:
    """What `tell` makes of the held sessions of a programme."""
    return lambda year, today: tell(held_sessions(year, programme))


def sessions(programme: str, kind: str | None = None) -> Compute:
    """How many sessions were held, of one kind or of all."""
    return told_by(programme, lambda held: sum(kind in (None, session.kind) for session in held))


def attendances(programme: str) -> Compute:
    """How many took part over all sessions, with a name or without."""
    return told_by(programme, lambda held: sum(session.participants for session in held))


def people(programme: str, role: str) -> Compute:
    """How many people were there in this role, each once."""
    return lambda year, today: _count(people_at(year, programme, role))


def mean_of(held: list[Held]) -> float | None:
    """The mean number of participants of some sessions."""
    return mean(sum(session.participants for session in held), len(held))


def mean_of_children(held: list[Held]) -> float | None:
    """The mean number of children of some sessions; the head count of others is left out."""
    return mean(sum(session.children for session in held), len(held))


def per_week(held: list[Held]) -> float | None:
    """Sessions in each week, Monday to Sunday, that has one."""
    return mean(len(held), len({session.week for session in held}))


def lowest_and_highest(counts: list[int]) -> list[int]:
    """The smallest and the largest of some counts; nothing of none."""
    return [min(counts), max(counts)] if counts else []


def new_volunteers(year: int, today: date) -> int:
    """Volunteers since this year among the helpers of the class unit."""
    since = Person.volunteer_since_on.between(*year_days(year))
    return _count(select(Person.id).where(Person.id.in_(people_at(year, "class_unit", HELPER)), since))


def students(year: int, today: date) -> int:
    """Students on placement among the helpers of the class unit."""
    helpers = people_at(year, "class_unit", HELPER)
    return _count(select(Person.id).where(Person.id.in_(helpers), Person.student_at.is_not(None)))


def _count(rows: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(rows.subquery()))


FIGURES = (
    Figure("class.activities", _l("Activities of the class unit."), sessions("class_unit", "activity")),
    Figure(
        "class.children_range",
        _l("The lowest and the highest number of children at a lesson or an activity of the class unit."),
        told_by("class_unit", lambda held: lowest_and_highest([session.children for session in held])),
    ),
    Figure(
        "class.new_volunteers",
        _l("Volunteers who helped at the class unit and began in the year."),
        new_volunteers,
    ),
    Figure("class.students", _l("Students on placement who helped at the class unit."), students),
    Figure(
        "class.pretkamjonet_mean",
        _l("Mean number of children at a session of Pretkamjonet."),
        told_by("pretkamjonet", mean_of_children),
    ),
    Figure(
        "tables.online_participants",
        _l("People at the online tables, each once."),
        people("online_table", PARTICIPANT),
    ),
    Figure("tables.online_mean", _l("Mean participants of an online table."), told_by("online_table", mean_of)),
    Figure(
        "tables.physical_range",
        _l("The lowest and the highest number of participants of a conversation table on the spot."),
        told_by("physical_table", lambda held: lowest_and_highest([session.participants for session in held])),
    ),
    Figure(
        "tables.physical_per_week",
        _l("Conversation tables on the spot in each week that has one."),
        told_by("physical_table", per_week),
    ),
    Figure(
        "tables.physical_volunteers",
        _l("Helpers at the conversation tables on the spot, each once."),
        people("physical_table", HELPER),
    ),
    Figure(
        "tables.advanced_mean",
        _l("Mean participants of a table for the advanced."),
        told_by("advanced_table", mean_of),
    ),
    Figure(
        "tables.advanced_volunteers",
        _l("Helpers at the tables for the advanced, each once."),
        people("advanced_table", HELPER),
    ),
    Figure(
        "tables.samenlezen_sessions",
        _l("Sessions of each series of Samenlezen."),
        told_by("samenlezen", lambda held: [len(series) for series in by_series(held)]),
    ),
    Figure(
        "tables.samenlezen_means",
        _l("Mean participants of each series of Samenlezen."),
        told_by("samenlezen", lambda held: [mean_of(series) for series in by_series(held)]),
    ),
    Figure(
        "tables.opstap_groups",
        _l("Groups of Op stap with a session."),
        told_by("opstap", lambda held: len(by_series(held))),
    ),
    Figure(
        "tables.komaf_attendance",
        _l("Participants of each session of Komaf, by group."),
        told_by("komaf", lambda held: [[session.participants for session in series] for series in by_series(held)]),
    ),
    Figure("desk.info_sessions", _l("Information sessions for Ukrainians."), sessions("ukraine_info")),
    Figure("desk.info_participants", _l("People at these, each once."), people("ukraine_info", PARTICIPANT)),
    Figure("desk.meetings", _l("Meetings for Ukrainians."), sessions("ukraine_meeting")),
    Figure(
        "desk.meeting_attendance",
        _l("Attendances at these meetings, unnamed people too."),
        attendances("ukraine_meeting"),
    ),
)
