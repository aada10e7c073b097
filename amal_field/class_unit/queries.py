"""Which sessions the class sees, its helpers and their checks, and the half-days of a child."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Row, Select, and_, exists, or_, select
from sqlalchemy.orm import aliased

from amal_field.attendance.models import Attendance, GroupSession, Programme, SeriesHelper, SessionHelper
from amal_field.attendance.rules import HELPER, PARTICIPANT
from amal_field.class_unit import rules
from amal_field.class_unit.models import AgeBand, HelperCheck
from amal_field.db import db
from amal_field.people.models import Household, HouseholdMember, Person

KIND = "class_unit"
"""The kind of the programmes that belong to this room."""
CLASS = select(Programme.id).where(Programme.kind == KIND)
OTHER = aliased(HouseholdMember)


def sessions_of_today(today: date | BindParameter) -> ColumnElement[bool]:
    """Whether a `GroupSession` is one of the class unit today: every class helper may see it."""
    return and_(GroupSession.held_on == today, GroupSession.programme_id.in_(CLASS))


def bands() -> list[tuple[str, int, int]]:
    """The age bands as `rules.band_of` takes them, the youngest first."""
    rows = db.session.execute(select(AgeBand.code, AgeBand.least_age, AgeBand.most_age).order_by(AgeBand.least_age))
    return [tuple(row) for row in rows]


@dataclass(frozen=True)
class Home:
    """What the class may know of a child's household: its language, and the adults who may fetch the child."""

    language: str | None
    adults: list[str]


def homes_of(child_ids: Collection[UUID], *, grown: date) -> dict[UUID, Home]:
    """The households of children; an adult is a member who was born on the day `grown` or before."""
    child = HouseholdMember
    rows = db.session.execute(
        select(child.person_id, Household.language, Person.given_name, Person.family_name)
        .join(Household, Household.id == child.household_id)
        .join(OTHER, and_(OTHER.household_id == Household.id, OTHER.is_present))
        .join(Person, and_(Person.id == OTHER.person_id, Person.born_on <= grown))
        .where(child.person_id.in_(child_ids), child.is_present)
        .order_by(OTHER.position, OTHER.id)
    )
    homes: dict[UUID, Home] = {}
    for person_id, language, given, family in rows:
        home = homes.setdefault(person_id, Home(language, []))
        home.adults.append(given or family)
    return homes


def checked() -> Select[tuple[UUID]]:
    """Of whom the extract was seen."""
    return select(HelperCheck.person_id).where(HelperCheck.stands)


def is_checked(person_ids: Collection[UUID]) -> bool:
    """Whether the extract of at least one of these people was seen."""
    checks = select(HelperCheck.id).where(HelperCheck.person_id.in_(person_ids), HelperCheck.stands)
    return db.session.execute(checks.limit(1)).first() is not None


def helpers(*, since: date) -> list[Row[tuple[Person, date | None]]]:
    """Whoever helps at the class unit, or did since a day, and when the extract was seen, those without a seen extract
    first."""
    sessions = select(GroupSession.id).where(GroupSession.programme_id.in_(CLASS), GroupSession.held_on >= since)
    return list(
        db.session.execute(
            select(Person, HelperCheck.seen_on)
            .outerjoin(HelperCheck, and_(HelperCheck.person_id == Person.id, HelperCheck.stands))
            .where(_helps(sessions))
            .order_by(HelperCheck.seen_on.is_not(None), Person.sort_key, Person.id)
        )
    )


def helper(person_id: UUID, *, since: date) -> Person | None:
    """One of them; for a write once its other writers have ended."""
    sessions = select(GroupSession.id).where(GroupSession.programme_id.in_(CLASS), GroupSession.held_on >= since)
    return db.session.scalar(select(Person).where(Person.id == person_id, _helps(sessions)).with_for_update())


def check_of(person_id: UUID) -> HelperCheck | None:
    """The check of a helper that stands."""
    return db.session.scalar(select(HelperCheck).where(HelperCheck.person_id == person_id, HelperCheck.stands))


def children_at(session_id: UUID) -> list[Person]:
    """Who took part in a session, by name."""
    return list(
        db.session.scalars(
            select(Person)
            .join(Attendance, Attendance.person_id == Person.id)
            .where(
                Attendance.session_id == session_id,
                Attendance.role == PARTICIPANT,
                Attendance.counts,
            )
            .order_by(Person.sort_key, Person.id)
        )
    )


def half_days_of(person_ids: Collection[UUID], *, since: date, until: date) -> dict[UUID, list[tuple[date, str]]]:
    """The half-days on which each of these people was at a session of the class unit, each once, in their order."""
    rows = db.session.execute(
        select(Attendance.person_id, GroupSession.held_on, GroupSession.starts, GroupSession.ends)
        .join(Attendance, Attendance.session_id == GroupSession.id)
        .where(
            Attendance.person_id.in_(person_ids),
            Attendance.role == PARTICIPANT,
            Attendance.counts,
            GroupSession.programme_id.in_(CLASS),
            ~GroupSession.is_called_off,
            GroupSession.held_on.between(since, until),
        )
        .order_by(GroupSession.held_on, GroupSession.starts)
    )
    half_days: dict[UUID, dict[tuple[date, str], None]] = {person_id: {} for person_id in person_ids}
    for person_id, day, starts, ends in rows:
        half_days[person_id] |= dict.fromkeys((day, half) for half in rules.half_days(starts, ends))
    return {person_id: list(those) for person_id, those in half_days.items()}


def _helps(sessions) -> ColumnElement[bool]:
    series = select(GroupSession.series_id).where(GroupSession.id.in_(sessions), GroupSession.series_id.is_not(None))
    was_there = (
        Attendance.person_id == Person.id,
        Attendance.role == HELPER,
        Attendance.counts,
        Attendance.session_id.in_(sessions),
    )
    return or_(
        exists().where(*was_there),
        exists().where(SessionHelper.person_id == Person.id, SessionHelper.session_id.in_(sessions)),
        exists().where(SeriesHelper.person_id == Person.id, SeriesHelper.series_id.in_(series)),
    )
