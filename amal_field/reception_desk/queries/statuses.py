"""Statuses of protection that end soon."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import aliased

from amal_field.db import db, on_page, page_of
from amal_field.people.models import Person
from amal_field.reception_desk.models import DeskFile, ProtectionStatus
from amal_field.reception_desk.queries.registrations import home
from amal_field.reception_desk.rules.registration import SOON
from amal_field.reception_desk.rules.words import STATUSES


@dataclass(frozen=True)
class EndingStatus:
    """The current status of a person, who has a file, and their household."""

    status: ProtectionStatus
    person: Person
    household_id: UUID | None


def ending(today: date, page: int | None) -> tuple[list[EndingStatus], bool]:
    """A page of those that end within 30 days, the next first; one that another has followed does not count; all
    of them for a file, where `page` is None."""
    later = aliased(ProtectionStatus)
    never = date(1, 1, 1)
    began, began_later = (func.coalesce(one.since, never) for one in (ProtectionStatus, later))
    place, place_later = (
        case({status: place for place, status in enumerate(STATUSES)}, value=one.status)
        for one in (ProtectionStatus, later)
    )
    follows = or_(began_later > began, (began_later == began) & (place_later > place))
    followed = select(later.id).where(later.person_id == ProtectionStatus.person_id, later.stands, follows).exists()
    has_file = select(DeskFile.id).where(DeskFile.person_id == ProtectionStatus.person_id, DeskFile.stands).exists()
    wanted = (
        select(ProtectionStatus, Person, home(ProtectionStatus.person_id))
        .join(Person, Person.id == ProtectionStatus.person_id)
        .where(ProtectionStatus.stands, ProtectionStatus.until.between(today, today + SOON), ~followed, has_file)
        .order_by(ProtectionStatus.until, Person.sort_key, ProtectionStatus.id)
    )
    return page_of([EndingStatus(*row) for row in db.session.execute(on_page(wanted, page))], page)
