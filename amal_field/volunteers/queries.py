"""Volunteers with their days and allowances of a year, the ceilings, and the nominative list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select, union

from amal_field import clock
from amal_field.attendance.models import Attendance, GroupSession, Programme, SeriesHelper, SessionHelper
from amal_field.attendance.rules import HELPER
from amal_field.dated_settings.queries import setting
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.volunteers import rules
from amal_field.volunteers.models import AllowanceCeiling, VolunteerFile, VolunteerYear
from amal_field.volunteers.rules import Standing

MOST = 500


@dataclass(frozen=True)
class VolunteerYearLine:
    """A volunteer in a year: her file, how she is paid, on how many days she helped, and what that makes in euros."""

    person: Person
    file: VolunteerFile | None
    paid: VolunteerYear | None
    days: int
    total: Decimal
    standing: Standing

    @property
    def missing(self) -> list[str]:
        """What is still to be done, by code: the columns of the file that are empty, and how the year is paid."""
        empty = [name for name in rules.FILE if self.file is None or getattr(self.file, name) is None]
        return [*empty, "system"] if self.days and not self.paid else empty


@dataclass(frozen=True)
class Day:
    """A day of the nominative list, with the programmes at which she helped, by code."""

    person: Person
    on: date
    amount: Decimal
    programmes: tuple[str, ...]


def ceiling_of(year: int) -> AllowanceCeiling | None:
    """The ceiling of a year: the last that is valid from a day in it or before; None before the first."""
    wanted = select(AllowanceCeiling).where(AllowanceCeiling.valid_from <= date(year, 12, 31))
    return db.session.scalars(wanted.order_by(AllowanceCeiling.valid_from.desc()).limit(1)).first()


def ceilings() -> list[AllowanceCeiling]:
    """Every ceiling, the last first."""
    return list(db.session.scalars(select(AllowanceCeiling).order_by(AllowanceCeiling.valid_from.desc())))


def volunteers(year: int) -> list[VolunteerYearLine]:
    """Everybody who is a volunteer or helped, with her year, by name."""
    days = _days(year)
    rows = db.session.execute(
        select(Person, VolunteerFile, VolunteerYear, func.coalesce(days.c.days, 0))
        .outerjoin(VolunteerFile, VolunteerFile.person_id == Person.id)
        .outerjoin(VolunteerYear, _of_year(year))
        .outerjoin(days, days.c.person_id == Person.id)
        .where(~Person.is_duplicate, _is_volunteer())
        .order_by(Person.sort_key, Person.id)
        .limit(MOST)
    )
    limits = ceiling_of(year), _near_percent(year)
    return [_line(*row, *limits) for row in rows]


def missing(lines: Iterable[VolunteerYearLine]) -> dict[str, list[Person]]:
    """Of whom what is still to be done, as a list to work off."""
    of = {code: [line.person for line in lines if code in line.missing] for code in (*rules.FILE, "system")}
    return {code: people for code, people in of.items() if people}


def volunteer(person_id: UUID, year: int) -> VolunteerYearLine | None:
    """The year of one volunteer; None where the person is none, or a duplicate."""
    days = _days(year)
    row = db.session.execute(
        select(Person, VolunteerFile, VolunteerYear, func.coalesce(days.c.days, 0))
        .outerjoin(VolunteerFile, VolunteerFile.person_id == Person.id)
        .outerjoin(VolunteerYear, _of_year(year))
        .outerjoin(days, days.c.person_id == Person.id)
        .where(Person.id == person_id, ~Person.is_duplicate, _is_volunteer())
    ).one_or_none()
    return _line(*row, ceiling_of(year), _near_percent(year)) if row else None


def file_alone(person_id: UUID) -> Person | None:
    """The person of a file, once its other writers have ended."""
    return db.session.scalar(select(Person).where(Person.id == person_id, _is_volunteer()).with_for_update(of=Person))


def days_of(year: int, *, person_id: UUID | None = None) -> list[Day]:
    """The days of a year on which volunteers of a flat rate helped: by name, then by day; of all, or of one."""
    wanted = (
        select(Person, GroupSession.held_on, VolunteerYear.amount, Programme.code)
        .join(Attendance, Attendance.person_id == Person.id)
        .join(GroupSession, GroupSession.id == Attendance.session_id)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .join(VolunteerYear, _of_year(year))
        .where(*_helped(year), VolunteerYear.system == rules.FLAT, ~Person.is_duplicate)
        .order_by(Person.sort_key, Person.id, GroupSession.held_on)
    )
    if person_id:
        wanted = wanted.where(Person.id == person_id)
    days: dict[tuple[UUID, date], Day] = {}
    for person, on, amount, code in db.session.execute(wanted):
        known = days.get((person.id, on))
        codes = tuple(dict.fromkeys([*(known.programmes if known else ()), code]))
        days[person.id, on] = Day(person, on, amount, codes)
    return list(days.values())


def total_of(days: Iterable[Day]) -> Decimal:
    """What these days make in euros."""
    return sum((day.amount for day in days), Decimal(0))


def _line(person, file, paid, days, ceiling, near_percent) -> VolunteerYearLine:
    total = days * paid.amount if paid and paid.amount else Decimal(0)
    standing = rules.standing(total, ceiling and ceiling.ceiling, near_percent)
    return VolunteerYearLine(person, file, paid, days, total, standing)


def _near_percent(year: int) -> int:
    """From how many percents of the ceiling on there is a warning: as it is today, for a year that is over as on its
    last day."""
    return setting(rules.NEAR_PERCENT, min(clock.today(), date(year, 12, 31)))


def _days(year: int):
    return (
        select(Attendance.person_id, func.count(GroupSession.held_on.distinct()).label("days"))
        .join(GroupSession, GroupSession.id == Attendance.session_id)
        .where(*_helped(year))
        .group_by(Attendance.person_id)
        .subquery()
    )


def _helped(year: int) -> tuple[ColumnElement[bool], ...]:
    return (
        Attendance.role == HELPER,
        Attendance.counts,
        ~GroupSession.is_called_off,
        GroupSession.held_on.between(date(year, 1, 1), date(year, 12, 31)),
    )


def _of_year(year: int) -> ColumnElement[bool]:
    return (VolunteerYear.person_id == Person.id) & (VolunteerYear.year == year)


def _is_volunteer() -> ColumnElement[bool]:
    helps: Select = select(
        union(
            select(SeriesHelper.person_id),
            select(SessionHelper.person_id),
            select(VolunteerFile.person_id),
            select(Attendance.person_id).where(Attendance.role == HELPER, Attendance.counts),
        )
        .subquery()
        .c[0]
    )
    return or_(Person.volunteer_since_on.is_not(None), Person.id.in_(helps))
