"""The families that the site knows: last time's people and plates, found by a name, a phone or a number plate."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, union
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload

from amal_field.db import db
from amal_field.people.models import Household, HouseholdMember, Person
from amal_field.people.queries import person_ids_named
from amal_field.people.rules import name_parts, phone_key
from amal_field.transit_site import queries, rules
from amal_field.transit_site.models import Stay, StayCaravan, StayPitch

MOST_FOUND = 10


@dataclass(frozen=True)
class KnownFamily:
    """A household that was here before, as the check-in offers it: last time's people and plates."""

    household: Household
    last_stay: Stay

    @property
    def persons(self) -> list[Person]:
        """Who was there when the last stay ended, or is there."""
        return [spell.person for spell in self.last_stay.present_persons]

    @property
    def plates(self) -> list[str]:
        """The caravans of that stay."""
        return [spell.plate for spell in self.last_stay.present_caravans]


def known_families(text: str | None, *, prefer: Sequence[UUID] = ()) -> list[KnownFamily]:
    """Households that were on the site before and are not there now, the latest first; at most ten.

    `text`: what a name, a phone number or a number plate of theirs begins with. `prefer`: households to show first.
    """
    last_arrival = select(func.max(Stay.arrived_on)).where(
        Stay.household_id == Household.id, Stay.cancelled_at.is_(None)
    )
    last = (
        select(Stay)
        .join(Household, Household.id == Stay.household_id)
        .where(Stay.cancelled_at.is_(None), Stay.departed_on.is_not(None))
        .where(Stay.arrived_on == last_arrival.correlate(Household).scalar_subquery())
        .where(~exists().where(_open(Stay.household_id)))
        .order_by(Stay.household_id.in_(prefer).desc(), Stay.departed_on.desc(), Stay.id.desc())
        .limit(MOST_FOUND)
        .options(*queries.WHOLE)
    )
    found = _households_matching(text) if text else None
    if text and found is None:
        return []
    if found is not None:
        last = last.where(Stay.household_id.in_(found))
    stays = {stay.household_id: stay for stay in reversed(db.session.scalars(last).unique().all())}
    return [KnownFamily(stay.household, stay) for stay in reversed(stays.values())]


def known_family(household_id: UUID) -> KnownFamily | None:
    """One household that has been on the site, with its last stay."""
    found = (
        db.session.scalars(
            select(Stay)
            .where(Stay.household_id == household_id, Stay.cancelled_at.is_(None))
            .order_by(Stay.arrived_on.desc(), Stay.id.desc())
            .limit(1)
            .options(*queries.WHOLE)
        )
        .unique()
        .one_or_none()
    )
    return KnownFamily(found.household, found) if found else None


def members_of(household: Household) -> list[Person]:
    """The present members of a household, the holder first."""
    return list(
        db.session.scalars(
            select(Person)
            .join(HouseholdMember, HouseholdMember.person_id == Person.id)
            .where(HouseholdMember.household_id == household.id, HouseholdMember.to_on.is_(None))
            .where(Person.same_as_id.is_(None))
            .order_by(HouseholdMember.position, HouseholdMember.id)
        )
    )


def household_ids() -> Select[tuple[UUID]]:
    """The households that have ever stayed: those whom a site manager may see."""
    return select(Stay.household_id)


def stays(text: str | None, *, page: int, per_page: int) -> tuple[list[Stay], bool]:
    """A page of all stays, the latest arrival first, and whether there are more."""
    wanted = (
        select(Stay)
        .order_by(Stay.arrived_on.desc(), Stay.id.desc())
        .options(joinedload(Stay.household), selectinload(Stay.pitches).joinedload(StayPitch.pitch))
        .offset((page - 1) * per_page)
        .limit(per_page + 1)
    )
    if text:
        found = _households_matching(text)
        ticket = or_(Stay.ticket_no == text.strip(), Stay.register_no == text.strip().upper())
        wanted = wanted.where(or_(ticket, Stay.household_id.in_(found)) if found is not None else ticket)
    rows = list(db.session.scalars(wanted))
    return rows[:per_page], len(rows) > per_page


def _open(household_id: InstrumentedAttribute[UUID]) -> ColumnElement[bool]:
    other = db.aliased(Stay)
    return and_(other.household_id == household_id, other.departed_on.is_(None), other.cancelled_at.is_(None))


def _households_matching(text: str) -> Select[tuple[UUID]] | None:
    """A select of the ids of households of which a name, a phone or a plate begins with `text`."""
    ways: list[Select[tuple[UUID]]] = []
    named = person_ids_named(text)
    if named is not None:
        ways.append(select(HouseholdMember.household_id).where(HouseholdMember.person_id.in_(named)))
    key = rules.plate_key(text)
    if key and len(name_parts(text)) <= 3:
        plated = select(StayCaravan.stay_id).where(StayCaravan.plate_key >= key, StayCaravan.plate_key < key + "\x7f")
        ways.append(select(Stay.household_id).where(Stay.id.in_(plated)))
    phone = phone_key(text)
    if phone and len(phone) >= 4:
        ways.append(select(Household.id).where(Household.phone_key == phone))
        owners = select(Person.id).where(Person.phone_key == phone)
        ways.append(select(HouseholdMember.household_id).where(HouseholdMember.person_id.in_(owners)))
    return select(union(*ways).subquery().c[0]) if ways else None
