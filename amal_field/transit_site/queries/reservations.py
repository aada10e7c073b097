"""Reservations as their pages list them and as the operations look for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select, true
from sqlalchemy.orm import joinedload

from amal_field.db import db
from amal_field.people.models import FurtherPhone, Household
from amal_field.people.queries.people import begins
from amal_field.people.rules import phone_beginnings, phone_keys
from amal_field.people.search.spellings import parts_of
from amal_field.transit_site.models import Decision, Pitch, Reservation, Site, Stay
from amal_field.transit_site.queries import availability
from amal_field.transit_site.queries.availability import Night
from amal_field.transit_site.queries.family_search import Wanted
from amal_field.transit_site.queries.settings import rule_in_force
from amal_field.transit_site.rules import Period

AHEAD = 120
"""How many nights ahead a place is looked for."""
MOST_FOUND = 10


@dataclass(frozen=True)
class Waiting:
    """A reservation on the waiting list, and from when there is a place for it, those before it served; None is not
    within `AHEAD` nights."""

    reservation: Reservation
    place_on: date | None


@dataclass(frozen=True)
class KnownHousehold:
    """A household that was on the site, to be linked to a reservation."""

    id: UUID
    name: str
    phone: str | None
    last_on: date


def reservation(reservation_id: UUID) -> Reservation | None:
    """One reservation with its household and pitch."""
    return db.session.scalar(_wanted().where(Reservation.id == reservation_id))


def coming(text: str | None, today: date) -> list[Reservation]:
    """Confirmed or not decided, from today on, the first to come first."""
    return _all(or_(Reservation.is_confirmed, Reservation.is_undecided), Reservation.from_on >= today, _matches(text))


def late(text: str | None, today: date) -> list[Reservation]:
    """Confirmed for a day that has gone by, and nobody came."""
    return _all(Reservation.is_confirmed, Reservation.from_on < today, _matches(text))


def waiting(site: Site, text: str | None, today: date) -> list[Waiting]:
    """The waiting list in the order in which people joined it, each with the first day on which there is a place."""
    listed = list(
        db.session.scalars(_wanted().where(Reservation.is_waiting).order_by(Reservation.waiting_at, Reservation.id))
    )
    if not listed:
        return []
    nights: Sequence[Night] = availability.nights_of(rule_in_force(site, today), today, AHEAD, today=today)
    lines = []
    for reservation in listed:
        place_on = availability.first_free(nights, reservation.nights, max(reservation.from_on, today))
        if place_on is not None:
            nights = availability.take(nights, Period(place_on, place_on + timedelta(days=reservation.nights)))
        lines.append(Waiting(reservation, place_on))
    return [line for line in lines if not text or _is_found(line.reservation, text)]


def past(text: str | None, today: date, *, page: int, per_page: int) -> tuple[list[Reservation], bool]:
    """Those that came to an end: used, refused, cancelled, missed; the latest first, and whether there are more."""
    over = or_(~Reservation.is_to_come, and_(Reservation.is_undecided, Reservation.from_on < today))
    rows = db.session.scalars(
        _wanted()
        .where(over, _matches(text))
        .order_by(Reservation.from_on.desc(), Reservation.id.desc())
        .offset((page - 1) * per_page)
        .limit(per_page + 1)
    ).all()
    return list(rows[:per_page]), len(rows) > per_page


def counts(year: int) -> dict[tuple[str, str | None], int]:
    """How many reservations of a year ended how: (state, reason of a refusal) → number; a year is that of the wish."""
    state = Reservation.state
    reason = case((Reservation.was_refused, Reservation.refusal))
    rows = db.session.execute(
        select(state, reason, func.count())
        .where(Reservation.from_on.between(date(year, 1, 1), date(year, 12, 31)))
        .group_by(state, reason)
    )
    return {(state, why if state == "refused" else None): number for state, why, number in rows}


def known_households(text: str) -> list[KnownHousehold]:
    """Households that were on the site, or are, found by a name, a phone or a number plate; the latest first."""
    wanted = Wanted.of(text)
    if wanted.condition is None:
        return []
    last_on = func.max(Stay.arrived_on)
    rows = db.session.execute(
        select(Household.id, Household.name, Household.phone, last_on)
        .join(Stay, Stay.household_id == Household.id)
        .where(Stay.stands, wanted.condition)
        .group_by(Household.id, Household.name, Household.phone)
        .order_by(last_on.desc(), Household.id)
        .limit(MOST_FOUND),
        wanted.values,
    )
    return [KnownHousehold(*row) for row in rows]


def on_pitch(pitch: Pitch, period: Period, *, but: UUID) -> str | None:
    """Whose confirmed reservation lies on a pitch in a period."""
    return db.session.scalar(
        select(Reservation.name)
        .where(Reservation.is_confirmed, Reservation.pitch_id == pitch.id, Reservation.id != but)
        .where(Reservation.overlaps(period))
        .limit(1)
    )


def other_of(household_id: UUID, period: Period, *, but: UUID) -> Reservation | None:
    """Another reservation of a household for some of these nights, that is still to come."""
    return db.session.scalar(
        select(Reservation)
        .where(Reservation.is_to_come, Reservation.household_id == household_id, Reservation.id != but)
        .where(Reservation.overlaps(period))
        .order_by(Reservation.from_on)
        .limit(1)
    )


def awaited(pitch_id: UUID, household_id: UUID, chosen_id: UUID | None, on: date) -> list[Reservation]:
    """Those for whom the stay of a household on a pitch may be meant: expected there or theirs; or the one chosen,
    however early or late they come."""
    near = and_(
        Reservation.is_confirmed,
        Reservation.lasts_on(on),
        or_(Reservation.pitch_id == pitch_id, Reservation.household_id == household_id),
    )
    chosen = and_(Reservation.id == chosen_id, Reservation.is_to_come, _is_of(household_id))
    return list(db.session.scalars(select(Reservation).where(or_(near, chosen))))


def of_stay(stay: Stay) -> list[Reservation]:
    """The reservations that a stay used."""
    return list(db.session.scalars(select(Reservation).where(Reservation.stay_id == stay.id)))


def decided(reservation_id: UUID | None, until: date) -> set[str]:
    """The rules that decisions have let pass for a reservation, as far as to a day."""
    return set(db.session.scalars(_decided(reservation_id, until)))


def decided_for(reservation_id: UUID, household_id: UUID, until: date) -> set[str]:
    """The same for a household that comes with it: nothing where it is another's, or over."""
    return set(
        db.session.scalars(
            _decided(reservation_id, until)
            .join(Reservation, Reservation.id == Decision.reservation_id)
            .where(Reservation.is_to_come, _is_of(household_id))
        )
    )


def _decided(reservation_id: UUID | None, until: date) -> Select[tuple[str]]:
    return select(Decision.rule).where(Decision.reservation_id == reservation_id, Decision.reaches(until))


def _is_of(household_id: UUID) -> ColumnElement[bool]:
    """Whether it is a household's, or nobody's that the site knows."""
    return or_(Reservation.household_id.is_(None), Reservation.household_id == household_id)


def _wanted() -> Select[tuple[Reservation]]:
    return select(Reservation).options(joinedload(Reservation.household), joinedload(Reservation.pitch))


def _all(*conditions: ColumnElement[bool]) -> list[Reservation]:
    return list(
        db.session.scalars(
            _wanted().where(*conditions).order_by(Reservation.from_on, Reservation.recorded_at, Reservation.id)
        )
    )


def _matches(text: str | None) -> ColumnElement[bool]:
    """Whether parts of the name begin with each word, or the phone begins as typed."""
    if not text:
        return true()
    key = " " + Reservation.name_key
    named = and_(true(), *(key.contains(f" {part}", autoescape=True) for part in parts_of(text)))
    beginnings = phone_beginnings(text)
    phoned = [begins(Reservation.phone_key, beginning) for beginning in beginnings]
    further = [begins(FurtherPhone.key, beginning) for beginning in beginnings]
    if further:
        phoned.append(Reservation.id.in_(select(FurtherPhone.owner_id).where(or_(*further))))
    return or_(named if parts_of(text) else false(), *phoned)


def _is_found(reservation: Reservation, text: str) -> bool:
    """`_matches` of a row that has been read."""
    parts = parts_of(text)
    named = bool(parts) and all(f" {part}" in f" {reservation.name_key}" for part in parts)
    keys = phone_keys(reservation.phone)
    return named or any(key.startswith(start) for key in keys for start in phone_beginnings(text))
