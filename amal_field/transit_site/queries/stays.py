"""What the site's screens show, in the order in which they show it, and what the rules ask of the rows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Date,
    and_,
    bindparam,
    exists,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import aliased, joinedload, undefer

from amal_field import clock
from amal_field.db import db
from amal_field.transit_site.models import (
    Pitch,
    PitchBlock,
    Reservation,
    Site,
    Spell,
    Stay,
    StayPerson,
    StayPitch,
)
from amal_field.transit_site.queries import lateness
from amal_field.transit_site.rules import Keeping

WHOLE = (
    undefer(Stay.prepayment),
    joinedload(Stay.household),
    joinedload(Stay.pitches).joinedload(StayPitch.pitch),
    joinedload(Stay.caravans),
    joinedload(Stay.persons).joinedload(StayPerson.person),
)
"""All that hangs on a stay, in one statement: it has few pitches and caravans."""


ON = bindparam("on", type_=Date)


def the_site() -> Site:
    """The transit site. There is one; a second would be chosen here."""
    return db.session.scalars(select(Site).order_by(Site.code).limit(1)).one()


def pitch(number: int) -> Pitch | None:
    """The pitch with this number."""
    return db.session.scalar(select(Pitch).where(Pitch.number == number))


STAY = select(Stay).where(Stay.id == bindparam("id")).options(*WHOLE, joinedload(Stay.house_rules))


def stay(stay_id: UUID) -> Stay | None:
    """A stay with all that its page shows."""
    return db.session.scalars(STAY, {"id": stay_id}).unique().one_or_none()


DEPARTING = (
    select(Stay)
    .where(Stay.id == bindparam("id"))
    .options(
        undefer(Stay.max_nights),
        undefer(Stay.last_paid_on),
        joinedload(Stay.household),
        joinedload(Stay.pitches).joinedload(StayPitch.pitch),
        joinedload(Stay.caravans),
        joinedload(Stay.persons),
    )
)


def departing(stay_id: UUID) -> Stay | None:
    """A stay with all that its departure asks, in one statement."""
    return db.session.scalars(DEPARTING, {"id": stay_id}).unique().one_or_none()


CHARGED = (
    select(Stay)
    .where(Stay.id == bindparam("id"))
    .options(undefer(Stay.prepayment), joinedload(Stay.site), joinedload(Stay.household), joinedload(Stay.caravans))
)


def charged(stay_id: UUID) -> Stay | None:
    """A stay with all that its account asks, in one statement."""
    return db.session.scalars(CHARGED, {"id": stay_id}).unique().one_or_none()


def spell(kind: str, stay: Stay, spell_id: UUID) -> Spell | None:
    """One row of a stay's `persons`, `pitches` or `caravans`."""
    return next((row for row in getattr(stay, kind) if row.id == spell_id), None)


def staying(since: date | BindParameter[date]) -> CompoundSelect:
    """The keys of the stays that go on, or that ended on a day or later: what a question about some days begins with.

    They are found by the index of departures, in two parts: asked with OR, SQLite walks through all the past.
    """
    going_on, ended = aliased(Stay), aliased(Stay)
    return union_all(select(going_on.id).where(going_on.goes_on), select(ended.id).where(ended.departed_on >= since))


def there(kind: type[Spell], on: date | BindParameter[date]) -> tuple[ColumnElement[bool], ...]:
    """Whether a spell and its `Stay` last on a day; a stay that a register ends or begins later included."""
    return (
        Stay.id.in_(staying(on)),
        Stay.ends_after(on),
        Stay.stands,
        kind.stands,
        kind.lasts_on(on),
    )


@dataclass(frozen=True)
class PitchNow:
    """A pitch on a day: whether somebody stands on it, the block that lies on it, and who is to come, late ones too."""

    pitch: Pitch
    taken: bool
    block: PitchBlock | None
    expected: list[Reservation]
    keeping: Keeping


PITCH_NOW = (
    select(
        Pitch,
        Pitch.id.in_(select(StayPitch.pitch_id).join(Stay, Stay.id == StayPitch.stay_id).where(*there(StayPitch, ON))),
        PitchBlock,
        lateness.UNTIL_HOUR,
        Reservation,
    )
    .outerjoin(
        PitchBlock,
        and_(PitchBlock.pitch_id == Pitch.id, PitchBlock.is_open),
    )
    .outerjoin(
        Reservation,
        and_(Reservation.pitch_id == Pitch.id, Reservation.is_confirmed),
    )
    .where(Pitch.number == bindparam("number"))
    .order_by(Reservation.from_on, Reservation.recorded_at)
)
"""Made once, as the others here: making such a statement takes as long as running it."""


def pitch_now(number: int, on: date) -> PitchNow | None:
    """The pitch with this number as it is on a day, in one statement."""
    now = clock.now()
    rows = db.session.execute(PITCH_NOW, {"number": number, "on": on} | lateness.values(now)).all()
    if not rows:
        return None
    pitch, taken, block, until_hour, _ = rows[0]
    expected = [row[-1] for row in rows if row[-1] is not None]
    return PitchNow(pitch, taken, block, expected, lateness.keeping_of(now, until_hour))


STANDING = (
    select(Stay.id)
    .join(StayPitch, StayPitch.stay_id == Stay.id)
    .where(StayPitch.pitch_id == bindparam("pitch_id"), *there(StayPitch, ON))
    .distinct()
    .subquery()
)
STANDING_ON = (
    select(Stay)
    .join(STANDING, STANDING.c.id == Stay.id)
    .order_by(Stay.arrived_on)
    .options(*WHOLE, undefer(Stay.max_nights))
)
"""Joined first: with as many tables as these PostgreSQL joins in the order in which they are written."""


def standing_on(pitch: Pitch, on: date) -> list[Stay]:
    """The stays on a pitch on a day: none, one, or more where tablets without a network collided."""
    return list(db.session.scalars(STANDING_ON, {"pitch_id": pitch.id, "on": on}).unique())


def standing(on: date) -> dict[int, list[UUID]]:
    """The number of each pitch, with the stays on it on a day."""
    there_now = (
        select(StayPitch.pitch_id, Stay.id).join(Stay, Stay.id == StayPitch.stay_id).where(*there(StayPitch, on))
    )
    now = there_now.subquery()
    numbers: dict[int, list[UUID]] = {}
    wanted = select(Pitch.number, now.c.id).outerjoin(now, now.c.pitch_id == Pitch.id).order_by(Pitch.number)
    for number, stay_id in db.session.execute(wanted):
        numbers.setdefault(number, []).extend([stay_id] if stay_id else [])
    return numbers


def block_of(pitch: Pitch) -> PitchBlock | None:
    """The block that lies on a pitch."""
    return db.session.scalar(select(PitchBlock).where(PitchBlock.pitch_id == pitch.id, PitchBlock.is_open))


def expected_arrival(pitch: Pitch, arrival_id: UUID) -> Reservation | None:
    """One reservation of a pitch."""
    wanted = select(Reservation).where(Reservation.id == arrival_id, Reservation.pitch_id == pitch.id)
    return db.session.scalar(wanted.options(joinedload(Reservation.pitch)))


def numbers() -> list[int]:
    """The numbers of all pitches."""
    return list(db.session.scalars(select(Pitch.number).order_by(Pitch.number)))


def free_numbers(*, but: UUID | None = None) -> list[int]:
    """The numbers of the pitches on which nobody stands, no block lies, and that are kept for no late family; the
    reservation `but` left out."""
    stands = exists().where(StayPitch.pitch_id == Pitch.id, StayPitch.is_open)
    lies = exists().where(PitchBlock.pitch_id == Pitch.id, PitchBlock.is_open)
    kept = exists().where(
        Reservation.pitch_id == Pitch.id,
        Reservation.is_kept(lateness.KEPT_SINCE),
        Reservation.from_on < lateness.TODAY,
        Reservation.id != but if but is not None else true(),
    )
    free = select(Pitch.number).where(~stands, ~lies, ~kept).order_by(Pitch.number)
    return list(db.session.scalars(free, lateness.values(clock.now())))
