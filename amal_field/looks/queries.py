"""The log as an administrator reads it: numbers by user and day, and who looked at one person."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, func, select, true

from amal_field.accounts.models import User
from amal_field.db import db, on_page, page_of
from amal_field.looks.models import Look, LookPerson
from amal_field.looks.rules import HEALTH
from amal_field.people.models import Person
from amal_field.people.queries.people import is_known
from amal_field.people.search import finding
from amal_field.people.search.query import read_query
from amal_field.people.search.ranking import Candidate

WEEK = timedelta(days=6)


@dataclass
class UserDay:
    """What one user looked at on a day: how many looks of each kind, and how many persons they held."""

    day: date
    user: str
    looks: dict[str, int] = field(default_factory=dict)
    persons: int = 0


@dataclass(frozen=True)
class LookAtPerson:
    """One look at a person. Of health there is the day alone: that somebody looked, not who, when and at what."""

    day: date
    kind: str
    at: datetime | None = None
    act: str | None = None
    user: User | None = None


def users() -> Sequence[User]:
    """Whose looks the log can hold: all users, by name; whoever was shut out too."""
    return db.session.scalars(select(User).order_by(User.name, User.id)).unique().all()


def week_of(monday: date, user_id: UUID | None = None) -> list[UserDay]:
    """The numbers of a week, the latest day first, by user, or of one user alone; two statements."""
    days = Look.day.between(monday, monday + WEEK) & (Look.by_id == user_id if user_id else true())
    lines: dict[tuple[date, UUID], UserDay] = {}
    by_kind = (
        select(Look.day, Look.by_id, User.name, Look.kind, func.count())
        .join(User, User.id == Look.by_id)
        .where(days)
        .group_by(Look.day, Look.by_id, User.name, Look.kind)
        .order_by(Look.day.desc(), User.name, Look.by_id)
    )
    for day, user_id, name, kind, number in db.session.execute(by_kind):
        lines.setdefault((day, user_id), UserDay(day, name)).looks[kind] = number
    persons = (
        select(Look.day, Look.by_id, func.count(LookPerson.person_id.distinct()))
        .join(LookPerson, LookPerson.look_id == Look.id)
        .where(days)
        .group_by(Look.day, Look.by_id)
    )
    for day, user_id, number in db.session.execute(persons) if lines else ():
        lines[day, user_id].persons = number
    return list(lines.values())


def found(typed: str | None) -> list[Candidate]:
    """At most ten persons of all who are registered, the likeliest first: for one who asks who looked at them."""
    return [hit.person for hit in finding.hits_for(read_query(typed), finding.anybody)]


def person(person_id: UUID) -> Person | None:
    """A person by the key, but for one of whom another room alone knows."""
    return db.session.scalar(select(Person).where(Person.id == person_id, ~Person.is_duplicate, is_known(Person.id)))


def looks_at(person_id: UUID, page: int) -> tuple[list[LookAtPerson], bool]:
    """A page of the looks at a person, the latest first, and whether more follow."""
    rows = db.session.execute(on_page(_looks_at(person_id), page)).unique()
    return page_of([_shown(look, user) for look, user in rows])


def health_looks_at(person_id: UUID, page: int) -> tuple[list[tuple[Look, User]], bool]:
    """A page of the looks at somebody's health, the latest first, and whether more follow: whole, for the coordinator
    alone."""
    rows = db.session.execute(on_page(_looks_at(person_id).where(Look.kind == HEALTH), page)).unique()
    return page_of([(look, user) for look, user in rows])


def all_looks_at(person_id: UUID) -> list[LookAtPerson]:
    """All of them, for paper."""
    return [_shown(look, user) for look, user in db.session.execute(_looks_at(person_id)).unique()]


def _looks_at(person_id: UUID) -> Select[tuple[Look, User]]:
    return (
        select(Look, User)
        .join(LookPerson, LookPerson.look_id == Look.id)
        .join(User, User.id == Look.by_id)
        .where(LookPerson.person_id == person_id)
        .order_by(Look.day.desc(), Look.at.desc(), Look.id)
    )


def _shown(look: Look, user: User) -> LookAtPerson:
    if look.kind == HEALTH:
        return LookAtPerson(look.day, look.kind)
    return LookAtPerson(look.day, look.kind, look.at, look.act, user)
