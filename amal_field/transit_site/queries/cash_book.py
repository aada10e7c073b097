"""The cash book: what passed over the table on a day, what there should be in the cash box, and how it was closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, select

from amal_field.accounts.models import User
from amal_field.db import db
from amal_field.people.models import Household
from amal_field.transit_site.models import CashClosing, LedgerEntry, Stay, StayPerson
from amal_field.transit_site.rules import NOTHING


@dataclass(frozen=True)
class CashLine:
    """Money that came in (above zero) or went out on a day: whose, and who took it."""

    entry: LedgerEntry
    household: str
    by: str


@dataclass(frozen=True)
class CashDay:
    """A day of the cash book. `closing`: how it was closed, if it was; `closed_on`: the last day that is closed."""

    on: date
    opening: Decimal
    lines: list[CashLine]
    closing: CashClosing | None
    closed_by: str | None
    closed_on: date | None

    @property
    def totals(self) -> Mapping[str, Decimal]:
        """What came in less what went out, by method."""
        totals: dict[str, Decimal] = {}
        for line in self.lines:
            totals[line.entry.method] = totals.get(line.entry.method, NOTHING) + line.entry.amount
        return totals

    @property
    def expected(self) -> Decimal:
        """What should be in the cash box at the end of the day."""
        return self.opening + self.totals.get("cash", NOTHING)

    @property
    def difference(self) -> Decimal:
        """What was counted more (above zero) or less than expected."""
        return self.closing.counted - self.closing.expected if self.closing else NOTHING

    @property
    def is_closed(self) -> bool:
        """Whether the day takes no more entries."""
        return self.closed_on is not None and self.on <= self.closed_on


def cash_day(site_id: UUID, on: date) -> CashDay:
    """A day of the cash book, in three statements."""
    before, own, closed_on = _closings(site_id, on)
    rows = db.session.execute(
        select(LedgerEntry, Household.name, User.name)
        .join(Stay, Stay.id == LedgerEntry.stay_id)
        .join(Household, Household.id == Stay.household_id)
        .join(User, User.id == LedgerEntry.recorded_by_id)
        .where(Stay.site_id == site_id, LedgerEntry.cash_on == on)
        .order_by(LedgerEntry.recorded_at, LedgerEntry.id)
    )
    opening = _opening(site_id, before, on)
    return CashDay(on, opening, [CashLine(*row) for row in rows], *own, closed_on)


def people_of(day: CashDay) -> list[UUID]:
    """Whoever was on the stays of its lines: a household's name names them."""
    stays = {line.entry.stay_id for line in day.lines}
    return list(db.session.scalars(select(StayPerson.person_id).where(StayPerson.stay_id.in_(stays)).distinct()))


def _closings(site_id: UUID, on: date) -> tuple[CashClosing | None, tuple[CashClosing | None, str | None], date | None]:
    """The last closing before a day, that of the day itself with who made it, and the last day that is closed."""
    counts = (CashClosing.site_id == site_id, CashClosing.stands)
    earlier = select(func.max(CashClosing.closed_on)).where(*counts, CashClosing.closed_on < on).scalar_subquery()
    last = select(func.max(CashClosing.closed_on)).where(*counts).scalar_subquery()
    sums = {
        row[0].closed_on: row
        for row in db.session.execute(
            select(CashClosing, User.name)
            .join(User, User.id == CashClosing.recorded_by_id)
            .where(*counts, CashClosing.closed_on.in_((earlier, on, last)))
        )
    }
    before = max((day for day in sums if day < on), default=None)
    own = sums.get(on, (None, None))
    return sums[before][0] if before else None, tuple(own), max(sums, default=None)


def _opening(site_id: UUID, before: CashClosing | None, on: date) -> Decimal:
    """What the last closing left in the box, and what came in on the days since that nobody closed."""
    since = (
        select(func.sum(LedgerEntry.amount))
        .join(Stay, Stay.id == LedgerEntry.stay_id)
        .where(Stay.site_id == site_id, LedgerEntry.method == "cash", LedgerEntry.cash_on < on)
    )
    if before is None:
        return db.session.scalar(since) or NOTHING
    kept = before.counted - before.taken_out
    return kept + (db.session.scalar(since.where(LedgerEntry.cash_on > before.closed_on)) or NOTHING)


def closing(closing_id: UUID) -> CashClosing | None:
    """A closing by its key."""
    return db.session.get(CashClosing, closing_id)
