"""What the site's screens show, in the order in which they show it, and what the rules ask of the rows."""

from datetime import date
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import joinedload, selectinload

from amal_field.db import db
from amal_field.transit_site.models import (
    ExpectedArrival,
    Pitch,
    PitchBlock,
    Site,
    SiteRule,
    Spell,
    Stay,
    StayPerson,
    StayPitch,
)

WHOLE = (
    joinedload(Stay.household),
    joinedload(Stay.pitches).joinedload(StayPitch.pitch),
    joinedload(Stay.caravans),
    selectinload(Stay.persons).joinedload(StayPerson.person),
)
"""All that hangs on a stay, in two statements."""


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
    return db.session.scalars(select(Stay).where(Stay.id == stay_id).options(*WHOLE)).unique().one_or_none()


def spell(kind: str, stay: Stay, spell_id: UUID) -> Spell | None:
    """One row of a stay's `persons`, `pitches` or `caravans`."""
    return next((row for row in getattr(stay, kind) if row.id == spell_id), None)


def there(kind: type[Spell], on: date | BindParameter[date]) -> tuple[ColumnElement[bool], ...]:
    """Whether a spell and its `Stay` last on a day; a stay that a register ends or begins later included."""
    return (
        Stay.cancelled_at.is_(None),
        Stay.arrived_on <= on,
        or_(Stay.departed_on.is_(None), Stay.departed_on > on),
        kind.cancelled_at.is_(None),
        kind.from_on <= on,
        or_(kind.to_on.is_(None), kind.to_on > on),
    )


def standing_on(pitch: Pitch, on: date) -> list[Stay]:
    """The stays on a pitch on a day: none, one, or more where tablets without a network collided."""
    ids = select(Stay.id).join(StayPitch, StayPitch.stay_id == Stay.id)
    wanted = ids.where(StayPitch.pitch_id == pitch.id, *there(StayPitch, on))
    return list(
        db.session.scalars(select(Stay).where(Stay.id.in_(wanted)).order_by(Stay.arrived_on).options(*WHOLE)).unique()
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
            .where(ExpectedArrival.pitch_id == pitch.id, ExpectedArrival.expected_on >= since, awaited())
            .order_by(ExpectedArrival.expected_on, ExpectedArrival.recorded_at)
        )
    )


def expected_of(stay: Stay) -> list[ExpectedArrival]:
    """The expected arrivals that a stay used."""
    return list(db.session.scalars(select(ExpectedArrival).where(ExpectedArrival.stay_id == stay.id)))


def expected_arrival(pitch: Pitch, arrival_id: UUID) -> ExpectedArrival | None:
    """One expected arrival on a pitch."""
    return db.session.scalar(
        select(ExpectedArrival).where(ExpectedArrival.id == arrival_id, ExpectedArrival.pitch_id == pitch.id)
    )


def numbers() -> list[int]:
    """The numbers of all pitches."""
    return list(db.session.scalars(select(Pitch.number).order_by(Pitch.number)))


def free_numbers() -> list[int]:
    """The numbers of the pitches on which nobody stands and no block lies."""
    stands = exists().where(StayPitch.pitch_id == Pitch.id, StayPitch.to_on.is_(None), StayPitch.cancelled_at.is_(None))
    lies = exists().where(
        PitchBlock.pitch_id == Pitch.id, PitchBlock.to_on.is_(None), PitchBlock.cancelled_at.is_(None)
    )
    return list(db.session.scalars(select(Pitch.number).where(~stands, ~lies).order_by(Pitch.number)))


def awaited() -> ColumnElement[bool]:
    """Whether an expected arrival is still to come."""
    return and_(ExpectedArrival.cancelled_at.is_(None), ExpectedArrival.stay_id.is_(None))
