"""Talks that a user may see: those of their services; and whom they may speak of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, Select, and_, extract, func, select, true
from sqlalchemy.orm import joinedload

from amal_field.clock import year_days
from amal_field.contacts.models import Contact, ContactTopic
from amal_field.db import db, on_page, page_of
from amal_field.organisations.models import Organisation, Service
from amal_field.people.models import Person
from amal_field.people.queries import people
from amal_field.people.queries.lines import NAMED_BY, PersonInLine
from amal_field.people.rules import distinct_names
from amal_field.permissions import GRANTS, Permission, Role

DESK = "desk"
SERVICES_OF: dict[Role, frozenset[str]] = {
    Role.SITE_MANAGER: frozenset({"site"}),
    Role.DESK_WORKER: frozenset({DESK}),
    Role.PROGRAMME_COORDINATOR: frozenset({"education", "leisure", "organisations"}),
}
"""Role → the services whose talks it notes and sees."""
LAST_OF_SUBJECT = 5


@dataclass(frozen=True)
class _InRole:
    """A user as the one of their roles that sees alone."""

    user: Any
    role: Role

    def may(self, permission: Permission) -> bool:
        """Whether this role allows it."""
        return permission in GRANTS[self.role]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.user, name)


@dataclass(frozen=True)
class Wanted:
    """What a list is asked for: a month by any of its days, all topics or one, all services or one."""

    month: date
    topic: str | None = None
    service: str | None = None

    @property
    def days(self) -> tuple[date, date]:
        """The first day of the month, and the first of the next."""
        first = self.month.replace(day=1)
        return first, first + relativedelta(months=1)


class Named(NamedTuple):
    """A topic or a service in a line: its code, and its name."""

    code: str
    name: str


@dataclass(frozen=True)
class ContactLine:
    """A talk as a line of a list says it, with the names of whom it was with."""

    id: UUID
    spoken_on: date
    minutes: int
    age_group: str | None
    service_id: UUID
    topic: Named
    service: Named
    organisation: str | None
    person_id: UUID | None
    person: PersonInLine | None


@dataclass
class MonthLine:
    """How many talks there were in a month, and how many minutes they took; by topic too."""

    first: date
    talks: int = 0
    minutes: int = 0
    by_topic: dict[str, int] = field(default_factory=dict)


def services_for(user: Any, person_id: UUID | None = None) -> list[Service]:
    """The services for which this user notes talks, the one of their last talk first. `person_id`: those alone that
    have to do with this person, whom the user may see as what they are in another."""
    codes = frozenset().union(*(SERVICES_OF[role] for role in _roles(user, person_id)))
    services = db.session.scalars(select(Service).where(Service.code.in_(codes)).order_by(Service.id)).all()
    if len(services) < 2:
        return list(services)
    last = select(Contact.service_id).where(Contact.recorded_by_id == user.id, Contact.stands)
    last_id = db.session.scalar(last.order_by(Contact.recorded_at.desc()).limit(1))
    return sorted(services, key=lambda service: service.id != last_id)


def may_speak_with(user: Any, person_id: UUID) -> bool:
    """Whether any service of this user has to do with this person, whom they may see."""
    return bool(_roles(user, person_id))


def _roles(user: Any, person_id: UUID | None) -> list[Role]:
    """The roles of this user that note talks; those alone that see the person, where there is one."""
    roles = [role for role in user.roles if role in SERVICES_OF]
    if person_id is None or len(user.roles) < 2 or not roles:
        return roles
    sights = (people.person_in_sight(_InRole(user, role), Person.id) for role in roles)
    seen = db.session.execute(select(*sights).where(Person.id == person_id)).one()
    return [role for role, sees in zip(roles, seen, strict=True) if sees]


def is_guidance() -> ColumnElement[bool]:
    """Whether a `Contact` is one of the desk with a person: the register of `begeleidingen` tells of these."""
    desk = select(Service.id).where(Service.code == DESK).scalar_subquery()
    return and_(Contact.person_id.is_not(None), Contact.service_id == desk)


def topics() -> Sequence[ContactTopic]:
    """All topics, in their order."""
    return db.session.scalars(select(ContactTopic).order_by(ContactTopic.position)).all()


def contact_for(user: Any, contact_id: UUID, *, locked: bool) -> Contact | None:
    """A talk of a service of this user, undone or not; `locked`: once its other writers have ended."""
    wanted = select(Contact).where(Contact.id == contact_id, in_sight(user))
    return db.session.scalar(wanted.with_for_update() if locked else wanted)


def in_sight(user: Any) -> ColumnElement[bool]:
    """Whether a talk is of a service of this user."""
    codes = frozenset().union(*(SERVICES_OF.get(role, frozenset()) for role in user.roles))
    return Contact.service_id.in_(select(Service.id).where(Service.code.in_(codes)))


def contacts(user: Any, wanted: Wanted, *, page: int) -> tuple[list[ContactLine], bool]:
    """A page of the talks of a month, the latest first, and whether more follow."""
    return page_of(_lines(on_page(_listed(user, wanted), page)))


def whole_list(user: Any, wanted: Wanted) -> list[ContactLine]:
    """All of them, for paper and the workbook."""
    return _lines(_listed(user, wanted))


def names_of(rows: Sequence[ContactLine]) -> dict[UUID, str]:
    """The key of each person in these talks → what they are called: who shares a name is told apart in this list."""
    people = {row.person_id: row.person for row in rows if row.person}
    return {key: name or people[key].nickname for key, name in distinct_names(people).items()}


def last_with(user: Any, *, person_id: UUID | None = None, organisation_id: UUID | None = None) -> list[Contact]:
    """The latest talks with a person or an organisation, as far as this user may see them."""
    subject = Contact.person_id == person_id if person_id else Contact.organisation_id == organisation_id
    return list(
        db.session.scalars(
            select(Contact)
            .where(Contact.stands, subject, in_sight(user))
            .options(joinedload(Contact.topic), joinedload(Contact.service))
            .order_by(Contact.spoken_on.desc(), Contact.id.desc())
            .limit(LAST_OF_SUBJECT)
        )
    )


def names(organisation_id: UUID) -> bool:
    """Whether any talk, undone or not, was with this organisation."""
    return db.session.scalar(select(Contact.id).where(Contact.organisation_id == organisation_id).limit(1)) is not None


def months(user: Any, year: int) -> list[MonthLine]:
    """The twelve months of a year, as far as this user may see."""
    lines = [MonthLine(date(year, number, 1)) for number in range(1, 13)]
    month = extract("month", Contact.spoken_on)
    rows = db.session.execute(
        select(month, ContactTopic.code, func.count(), func.sum(Contact.minutes))
        .join(ContactTopic, ContactTopic.id == Contact.topic_id)
        .where(Contact.stands, in_sight(user), Contact.spoken_on.between(*year_days(year)))
        .group_by(month, ContactTopic.code)
    )
    for number, topic, talks, minutes in rows:
        line = lines[int(number) - 1]
        line.by_topic[topic] = talks
        line.talks, line.minutes = line.talks + talks, line.minutes + int(minutes)
    return lines


def organisation(organisation_id: UUID, *, locked: bool) -> Organisation | None:
    """An organisation with which somebody may speak; `locked`: once its other writers have ended, such as one who lets
    it go into another."""
    wanted = select(Organisation).where(Organisation.id == organisation_id, Organisation.stands)
    return db.session.scalar(wanted.with_for_update() if locked else wanted)


def _listed(user: Any, wanted: Wanted) -> Select:
    first, after = wanted.days
    topic = select(ContactTopic.id).where(ContactTopic.code == wanted.topic).scalar_subquery()
    service = select(Service.id).where(Service.code == wanted.service).scalar_subquery()
    return (
        select(
            *(Contact.id, Contact.spoken_on, Contact.minutes, Contact.age_group, Contact.service_id),
            *(ContactTopic.code, ContactTopic.name, Service.code, Service.name, Organisation.name),
            *(Contact.person_id, *NAMED_BY),
        )
        .join(ContactTopic, ContactTopic.id == Contact.topic_id)
        .join(Service, Service.id == Contact.service_id)
        .outerjoin(Organisation, Organisation.id == Contact.organisation_id)
        .outerjoin(Person, Person.id == Contact.person_id)
        .where(
            Contact.stands,
            in_sight(user),
            Contact.spoken_on >= first,
            Contact.spoken_on < after,
            Contact.topic_id == topic if wanted.topic else true(),
            Contact.service_id == service if wanted.service else true(),
        )
        .order_by(Contact.spoken_on.desc(), Contact.id.desc())
    )


def _lines(wanted: Select) -> list[ContactLine]:
    return [
        ContactLine(
            *row[:5],
            *(Named(*row[5:7]), Named(*row[7:9]), *row[9:11]),
            PersonInLine(*row[11:]) if row.person_id else None,
        )
        for row in db.session.execute(wanted)
    ]
