"""Reservations as their pages list them and as the operations look for them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select, true
from sqlalchemy.orm import joinedload

from amal_field import clock
from amal_field.db import db
from amal_field.people.models import FurtherPhone, Household
from amal_field.people.queries.people import begins
from amal_field.people.rules import phone_beginnings
from amal_field.people.search.spellings import parts_of
from amal_field.transit_site.models import Decision, Pitch, Reservation, Stay
from amal_field.transit_site.queries import family_likeness, lateness
from amal_field.transit_site.queries.family_likeness import Fit
from amal_field.transit_site.queries.family_search import Wanted
from amal_field.transit_site.rules import Keeping, Lateness, Period

MOST_FOUND = 10
MOST_RANKED = 40


@dataclass(frozen=True)
class ToCome:
    """The reservations of those who have not come, the first to come first: to be decided on because they are so late,
    late with their place kept, and to come today or later."""

    keeping: Keeping
    asked: list[Reservation] = field(default_factory=list)
    late: list[Reservation] = field(default_factory=list)
    coming: list[Reservation] = field(default_factory=list)


@dataclass(frozen=True)
class KnownHousehold:
    """A household that was on the site, to be linked to a reservation."""

    id: UUID
    name: str
    phone: str | None
    last_on: date
    fit: Fit


def reservation(reservation_id: UUID) -> Reservation | None:
    """One reservation with its household and pitch."""
    return db.session.scalar(wanted().where(Reservation.id == reservation_id))


def to_come(text: str | None, now: datetime) -> ToCome:
    """Confirmed or not decided, in two statements; one not decided is over when its day has gone by."""
    keeping = lateness.keeping(now)
    ahead = and_(Reservation.is_undecided, Reservation.from_on >= keeping.today)
    found = ToCome(keeping)
    by_day = wanted().where(or_(Reservation.is_confirmed, ahead), _matches(text))
    for row in db.session.scalars(by_day.order_by(Reservation.from_on, Reservation.recorded_at, Reservation.id)):
        lists = {Lateness.ASKED: found.asked, Lateness.LATE: found.late}
        lists.get(keeping.of(row), found.coming).append(row)
    return found


def past(text: str | None, today: date, *, page: int, per_page: int) -> tuple[list[Reservation], bool]:
    """Those that came to an end: used, refused, cancelled, missed; the latest first, and whether there are more."""
    over = or_(~Reservation.is_to_come, and_(Reservation.is_undecided, Reservation.from_on < today))
    rows = db.session.scalars(
        wanted()
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
    """Households that were on the site, or are, found by a name, a phone or a number plate; who fits best first, of
    those who fit alike the latest."""
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
        .limit(MOST_RANKED),
        wanted.values,
    ).all()
    ids = [row.id for row in rows]
    known, plates = family_likeness.known_of(ids), family_likeness.plates_of(ids)
    found = [KnownHousehold(*row, family_likeness.fit(text, row.name, plates[row.id], known[row.id])) for row in rows]
    return sorted(found, key=lambda one: one.fit.rank)[:MOST_FOUND]


def on_pitch(pitch: Pitch, period: Period, *, now: datetime, but: UUID) -> str | None:
    """For whom a pitch is kept in a period."""
    return db.session.scalar(
        select(Reservation.name)
        .where(Reservation.is_kept(lateness.KEPT_SINCE), Reservation.pitch_id == pitch.id, Reservation.id != but)
        .where(Reservation.holds_over(period, clock.day_of(now)))
        .limit(1),
        lateness.values(now),
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


def awaited(
    pitch_id: UUID, household_id: UUID, chosen_id: UUID | None, on: date, *, now: datetime
) -> list[tuple[Reservation, bool]]:
    """Those for whom the stay of a household on a pitch may be meant: expected there or theirs; or the one chosen,
    however early or late they come. With each, whether its place is kept."""
    kept = Reservation.is_kept(lateness.KEPT_SINCE)
    near = and_(
        Reservation.is_confirmed,
        Reservation.from_on <= on,
        or_(Reservation.lasts_on(on), kept),
        or_(Reservation.pitch_id == pitch_id, Reservation.household_id == household_id),
    )
    chosen = and_(Reservation.id == chosen_id, Reservation.is_to_come, _is_of(household_id))
    rows = db.session.execute(select(Reservation, kept).where(or_(near, chosen)), lateness.values(now))
    return [(reservation, is_kept) for reservation, is_kept in rows]


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


def wanted() -> Select[tuple[Reservation]]:
    """Reservations with what their rows show."""
    return select(Reservation).options(joinedload(Reservation.household), joinedload(Reservation.pitch))


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
