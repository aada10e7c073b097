"""The named decisions: of a stay, of a reservation, and of a year."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select

from amal_field import clock
from amal_field.accounts.models import User
from amal_field.db import db
from amal_field.people.models import Household
from amal_field.transit_site.models import Decision, Reservation, Stay


@dataclass(frozen=True)
class DecisionLine:
    """A decision as lists show it: which rule, for whom, why, by whom, and whether the stay was undone."""

    rule: str
    household: str
    reason: str
    until_on: date | None
    by: str
    at: datetime
    stay_id: UUID | None
    reservation_id: UUID | None
    ticket: str | None
    undone: bool


def decided_until(stay: Stay, until: date) -> set[str]:
    """The rules that decisions have let pass for a stay, as far as to a day."""
    return set(db.session.scalars(select(Decision.rule).where(Decision.stay_id == stay.id, Decision.reaches(until))))


def of_stay(stay: Stay) -> list[DecisionLine]:
    """The decisions on a stay, the first first."""
    return _lines(Decision.stay_id == stay.id)


def of_reservation(reservation_id: UUID) -> list[DecisionLine]:
    """The decisions on a reservation, the first first."""
    return _lines(Decision.reservation_id == reservation_id)


def of_year(year: int) -> list[DecisionLine]:
    """The decisions of a year, the first first."""
    first, beyond = clock.midnight(date(year, 1, 1)), clock.midnight(date(year + 1, 1, 1))
    return _lines(Decision.recorded_at >= first, Decision.recorded_at < beyond)


def _lines(*conditions) -> list[DecisionLine]:
    rows = db.session.execute(
        select(
            Decision.rule,
            func.coalesce(Household.name, Reservation.name),
            Decision.reason,
            Decision.until_on,
            User.name,
            Decision.recorded_at,
            Decision.stay_id,
            Decision.reservation_id,
            Stay.ticket_no,
            func.coalesce(Stay.cancelled_at, Reservation.cancelled_at),
        )
        .outerjoin(Household, Household.id == Decision.household_id)
        .join(User, User.id == Decision.recorded_by_id)
        .outerjoin(Reservation, Reservation.id == Decision.reservation_id)
        .outerjoin(Stay, Stay.id == Decision.stay_id)
        .where(*conditions)
        .order_by(Decision.recorded_at, Decision.id)
    )
    return [DecisionLine(*row[:-1], undone=row[-1] is not None) for row in rows]
