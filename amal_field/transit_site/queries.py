"""What the site's screens show, in the order in which they show it, and what the rules ask of the rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, union
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload

from amal_field.db import db
from amal_field.people.models import Household, HouseholdMember, Person
from amal_field.people.queries import person_ids_named
from amal_field.people.rules import name_parts, phone_key
from amal_field.transit_site import rules
from amal_field.transit_site.models import (
    ExpectedArrival,
    Pitch,
    PitchBlock,
    Site,
    SiteRule,
    Spell,
    Stay,
    StayCaravan,
    StayPerson,
    StayPitch,
)

MOST_FOUND = 10


def the_site() -> Site:
    """The transit site. There is one; a second would be chosen here."""
    return db.session.scalars(select(Site).order_by(Site.code).limit(1)).one()


def limits_on(site_id: UUID, on: date) -> SiteRule | None:
    """The rules that hold on a site on a day; None before the first."""
    return db.session.scalar(
        select(SiteRule)
        .where(SiteRule.site_id == site_id, SiteRule.valid_from <= on)
        .order_by(SiteRule.valid_from.desc())
        .limit(1)
    )


def pitch(number: int) -> Pitch | None:
    """The pitch with this number."""
    return db.session.scalar(select(Pitch).where(Pitch.number == number))


def stay(stay_id: UUID) -> Stay | None:
    """A stay with all that its page shows."""
    return db.session.scalars(
        select(Stay)
        .where(Stay.id == stay_id)
        .options(
            joinedload(Stay.household),
            selectinload(Stay.pitches).joinedload(StayPitch.pitch),
            selectinload(Stay.persons).joinedload(StayPerson.person),
            selectinload(Stay.caravans),
        )
    ).one_or_none()


def spell(kind: type[Spell], stay: Stay, spell_id: UUID) -> Spell | None:
    """One pitch, person or caravan of a stay."""
    rows = {StayPitch: stay.pitches, StayPerson: stay.persons, StayCaravan: stay.caravans}[kind]
    return next((row for row in rows if row.id == spell_id), None)


def standing_on(pitch: Pitch) -> list[Stay]:
    """The open stays on a pitch: none, one, or more where tablets without a network collided."""
    ids = select(StayPitch.stay_id).where(
        StayPitch.pitch_id == pitch.id, StayPitch.to_on.is_(None), StayPitch.cancelled_at.is_(None)
    )
    return list(
        db.session.scalars(
            select(Stay)
            .where(Stay.id.in_(ids), Stay.departed_on.is_(None), Stay.cancelled_at.is_(None))
            .order_by(Stay.arrived_on)
            .options(
                joinedload(Stay.household),
                selectinload(Stay.pitches).joinedload(StayPitch.pitch),
                selectinload(Stay.persons).joinedload(StayPerson.person),
                selectinload(Stay.caravans),
            )
        )
    )


def block_of(pitch: Pitch) -> PitchBlock | None:
    """The block that lies on a pitch."""
    return db.session.scalar(
        select(PitchBlock).where(
            PitchBlock.pitch_id == pitch.id, PitchBlock.to_on.is_(None), PitchBlock.cancelled_at.is_(None)
        )
    )


def expected_on(pitch: Pitch, since: date) -> list[ExpectedArrival]:
    """Who is expected on a pitch from a day on, the first to come first."""
    return list(
        db.session.scalars(
            select(ExpectedArrival)
            .where(ExpectedArrival.pitch_id == pitch.id, ExpectedArrival.expected_on >= since, _awaited())
            .order_by(ExpectedArrival.expected_on, ExpectedArrival.recorded_at)
        )
    )


def use_expected(pitch: Pitch, stay: Stay) -> None:
    """Tie the arrivals that were expected on a pitch on the stay's first day to the stay that has come."""
    for arrival in db.session.scalars(
        select(ExpectedArrival).where(
            ExpectedArrival.pitch_id == pitch.id, ExpectedArrival.expected_on == stay.arrived_on, _awaited()
        )
    ):
        arrival.stay_id = stay.id


def pitch_use(pitch: Pitch, period: rules.Period, *, but: Stay | None = None) -> tuple[bool, str | None]:
    """Whether somebody else stands on a pitch in a period, and why it is blocked, if it is."""
    taken = exists().where(
        StayPitch.pitch_id == pitch.id,
        *_counts(StayPitch),
        overlaps(StayPitch.from_on, StayPitch.to_on, period),
    )
    if but is not None:
        taken = taken.where(StayPitch.stay_id != but.id)
    blocked = (
        select(PitchBlock.reason)
        .where(
            PitchBlock.pitch_id == pitch.id,
            PitchBlock.cancelled_at.is_(None),
            overlaps(PitchBlock.from_on, PitchBlock.to_on, period),
        )
        .limit(1)
        .scalar_subquery()
    )
    return db.session.execute(select(taken, blocked)).one()._tuple()


def persons_here(person_ids: Sequence[UUID], period: rules.Period, *, but: Stay | None = None) -> list[str]:
    """The names of those of these people who are on a stay in a period."""
    wanted = (
        select(Person)
        .join(StayPerson, StayPerson.person_id == Person.id)
        .where(
            Person.id.in_(person_ids),
            *_counts(StayPerson),
            overlaps(StayPerson.from_on, StayPerson.to_on, period),
        )
    )
    if but is not None:
        wanted = wanted.where(StayPerson.stay_id != but.id)
    return sorted({person.name for person in db.session.scalars(wanted)})


def limits_and_stays(site_id: UUID, household_id: UUID, on: date) -> tuple[SiteRule | None, int]:
    """The rules of the site on a day, and how many stays of the household began in its year."""
    year = (date(on.year, 1, 1), date(on.year, 12, 31))
    count = (
        select(func.count())
        .select_from(Stay)
        .where(
            Stay.household_id == household_id,
            Stay.site_id == site_id,
            Stay.arrived_on.between(*year),
            Stay.cancelled_at.is_(None),
        )
    )
    return limits_on(site_id, on), db.session.scalar(count)


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
        .options(
            joinedload(Stay.household),
            selectinload(Stay.persons).joinedload(StayPerson.person),
            selectinload(Stay.caravans),
        )
    )
    found = _households_matching(text) if text else None
    if text and found is None:
        return []
    if found is not None:
        last = last.where(Stay.household_id.in_(found))
    stays = {stay.household_id: stay for stay in reversed(db.session.scalars(last).all())}
    return [KnownFamily(stay.household, stay) for stay in reversed(stays.values())]


def known_family(household_id: UUID) -> KnownFamily | None:
    """One household that has been on the site, with its last stay."""
    found = db.session.scalars(
        select(Stay)
        .where(Stay.household_id == household_id, Stay.cancelled_at.is_(None))
        .order_by(Stay.arrived_on.desc(), Stay.id.desc())
        .limit(1)
        .options(
            joinedload(Stay.household),
            selectinload(Stay.persons).joinedload(StayPerson.person),
            selectinload(Stay.caravans),
        )
    ).one_or_none()
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


def overlaps(
    from_on: InstrumentedAttribute[date], to_on: InstrumentedAttribute[date | None], period: rules.Period
) -> ColumnElement[bool]:
    """`Period.overlaps` in SQL: each begins before the other ends."""
    begins = from_on < period.end if period.end is not None else from_on.is_not(None)
    return and_(begins, or_(to_on.is_(None), to_on > period.start))


def _open(household_id: InstrumentedAttribute[UUID]) -> ColumnElement[bool]:
    other = db.aliased(Stay)
    return and_(other.household_id == household_id, other.departed_on.is_(None), other.cancelled_at.is_(None))


def _counts(kind: type[Spell]) -> tuple[ColumnElement[bool], ...]:
    return kind.cancelled_at.is_(None), kind.disputed_at.is_(None)


def _awaited() -> ColumnElement[bool]:
    return and_(ExpectedArrival.cancelled_at.is_(None), ExpectedArrival.stay_id.is_(None))


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
