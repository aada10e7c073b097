"""Roll calls as their pages show them, and which of them are to be forgotten."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, or_, select
from sqlalchemy.orm import aliased

from amal_field.accounts.models import User
from amal_field.column_types import UtcDateTime
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.transit_site import rules
from amal_field.transit_site.models import RollCall, RollCallMark
from amal_field.transit_site.rules import FOUND, MISSING

OPENER, CLOSER = aliased(User), aliased(User)
BEFORE = bindparam("forgotten_since", type_=UtcDateTime)
HAS_MARKS = exists().where(RollCallMark.roll_call_id == RollCall.id)
IS_DUE_ITSELF = or_(
    and_(RollCall.closed_at <= BEFORE, HAS_MARKS), and_(~RollCall.is_closed, RollCall.recorded_at <= BEFORE)
)
IS_DUE = exists().where(IS_DUE_ITSELF)
"""Whether the marks of a roll call are to go, or an open one is to end by itself, and whether there is such a one; for
a statement that is given `values`."""


@dataclass(frozen=True)
class RollCallPage:
    """A roll call, who opened and who closed it, and for a day who was missing and who was found, by name."""

    call: RollCall
    opened_by: str
    closed_by: str | None
    missing: list[Person]
    found: list[Person]

    @property
    def unmarked(self) -> int:
        """How many were neither found nor missing when it was closed."""
        return (self.call.people or 0) - (self.call.found or 0) - (self.call.missing or 0)


def values(now: datetime) -> dict[str, datetime]:
    """The parameters of `IS_DUE` at a moment."""
    return {"forgotten_since": rules.forgotten_since(now)}


def is_due(now: datetime) -> bool:
    """Whether something is to be forgotten now."""
    return db.session.scalars(select(IS_DUE), values(now)).one()


def roll_call(roll_call_id: UUID) -> RollCall | None:
    """The roll call with this key."""
    return db.session.get(RollCall, roll_call_id)


def open_roll_call(site_id: UUID) -> RollCall | None:
    """The roll call that is open on a site."""
    return db.session.scalar(select(RollCall).where(RollCall.site_id == site_id, ~RollCall.is_closed))


def last_closed() -> RollCall | None:
    """The roll call that was closed last."""
    return db.session.scalar(select(RollCall).where(RollCall.is_closed).order_by(RollCall.closed_at.desc()).limit(1))


def page_of(call: RollCall, now: datetime) -> RollCallPage:
    """What the page of a roll call shows; nobody's name once its marks are to be forgotten, gone or not."""
    opened_by, closed_by = db.session.execute(
        select(OPENER.name, CLOSER.name)
        .select_from(RollCall)
        .join(OPENER, OPENER.id == RollCall.recorded_by_id)
        .outerjoin(CLOSER, CLOSER.id == RollCall.closed_by_id)
        .where(RollCall.id == call.id)
    ).one()
    named: dict[str, list[Person]] = {FOUND: [], MISSING: []}
    if not call.is_forgotten(now):
        for mark, person in db.session.execute(
            select(RollCallMark.mark, Person)
            .join(Person, Person.id == RollCallMark.person_id)
            .where(RollCallMark.roll_call_id == call.id, RollCallMark.stands)
            .order_by(Person.sort_key, Person.id)
        ):
            named[mark].append(person)
    return RollCallPage(call, opened_by, closed_by, named[MISSING], named[FOUND])
