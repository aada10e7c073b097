"""What the ledger tells: the account of a stay, its balance, the open debt of a household."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import aliased

from amal_field.accounts.models import User
from amal_field.db import db
from amal_field.transit_site import rules
from amal_field.transit_site.models import CashClosing, LedgerEntry, Settlement, Stay, Tariff
from amal_field.transit_site.rules import NOTHING, Charge, Rate


@dataclass(frozen=True)
class Booked:
    """An entry as the account shows it: who booked it, the balance after it, whether it was reversed since."""

    entry: LedgerEntry
    by: str
    balance: Decimal
    is_reversed: bool

    @property
    def may_be_reversed(self) -> bool:
        """Whether it can be taken back by itself: what a settlement booked goes with the settlement."""
        return not (self.is_reversed or self.entry.is_reversal or self.entry.settlement_id)


@dataclass(frozen=True)
class Account:
    """The account of a stay on a day: its lines, and what is due so far and not booked yet."""

    stay: Stay
    lines: list[Booked]
    settlement: Settlement | None
    settled_by: str | None
    charges: list[Charge]
    tariff: Tariff | None

    @property
    def balance(self) -> Decimal:
        """The sum of what is booked."""
        return self.lines[-1].balance if self.lines else NOTHING

    @property
    def due(self) -> Decimal:
        """What the stay cost so far and is not booked yet."""
        return sum((charge.amount for charge in self.charges), NOTHING)

    @property
    def left(self) -> Decimal:
        """What is theirs (above zero) or what they owe (below zero) if the account were made up now."""
        return self.balance - self.due


def account(stay: Stay, on: date) -> Account:
    """The account of a stay as it stands on a day, in three statements; in two while the stay lasts."""
    rows = db.session.execute(
        select(LedgerEntry, User.name)
        .join(User, User.id == LedgerEntry.recorded_by_id)
        .where(LedgerEntry.stay_id == stay.id)
        .order_by(LedgerEntry.recorded_at, LedgerEntry.id)
    ).all()
    reversed_ids = {entry.reverses_id for entry, _ in rows}
    balances = accumulate(entry.amount for entry, _ in rows)
    lines = [
        Booked(entry, name, balance, entry.id in reversed_ids)
        for (entry, name), balance in zip(rows, balances, strict=True)
    ]
    settlement, settled_by = (None, None) if stay.is_open else settlement_of(stay)
    valid = tariffs(stay.site_id)
    end = stay.departed_on or max(on, stay.arrived_on)
    counts = settlement is None and stay.stands
    current = next((tariff for tariff in reversed(valid) if tariff.valid_from <= end), None)
    return Account(stay, lines, settlement, settled_by, _charges(stay, valid, end) if counts else [], current)


def left_of(stays: Sequence[Stay], on: date) -> dict[UUID, Decimal]:
    """What is theirs (above zero) or what they owe (below zero) for each of these stays of one site, none of which is
    settled, if its account were made up now; in two statements. Of each the caravans were read."""
    if not stays:
        return {}
    sums = select(LedgerEntry.stay_id, func.sum(LedgerEntry.amount)).group_by(LedgerEntry.stay_id)
    booked = dict(db.session.execute(sums.where(LedgerEntry.stay_id.in_([stay.id for stay in stays]))).all())
    valid = tariffs(stays[0].site_id)
    left = {}
    for stay in stays:
        due = _charges(stay, valid, stay.departed_on or max(on, stay.arrived_on))
        left[stay.id] = booked.get(stay.id, NOTHING) - sum((charge.amount for charge in due), NOTHING)
    return left


def settlement_of(stay: Stay) -> tuple[Settlement | None, str | None]:
    """The settlement of a stay that stands, and who made it."""
    settlement_row = db.session.execute(
        select(Settlement, User.name)
        .join(User, User.id == Settlement.recorded_by_id)
        .where(Settlement.stay_id == stay.id, Settlement.stands)
    ).first()
    return (settlement_row[0], settlement_row[1]) if settlement_row else (None, None)


def tariffs(site_id: UUID) -> list[Tariff]:
    """The tariffs of a site that were not withdrawn, the earliest first."""
    wanted = select(Tariff).where(Tariff.site_id == site_id, Tariff.stands)
    return list(db.session.scalars(wanted.order_by(Tariff.valid_from)))


def standing(stay_ids: Collection[UUID], *kinds: str) -> list[LedgerEntry]:
    """The entries of these stays that neither were reversed nor reverse another, of these kinds or of all, in order."""
    reversal = aliased(LedgerEntry)
    wanted = (
        select(LedgerEntry)
        .where(LedgerEntry.stay_id.in_(stay_ids), ~LedgerEntry.is_reversal)
        .where(~exists(select(reversal.id).where(reversal.reverses_id == LedgerEntry.id)))
        .order_by(LedgerEntry.recorded_at, LedgerEntry.id)
    )
    return list(db.session.scalars(wanted.where(LedgerEntry.kind.in_(kinds)) if kinds else wanted))


def tariff(tariff_id: UUID) -> Tariff | None:
    """The tariff with this key, a withdrawn one too; None where there is none."""
    return db.session.get(Tariff, tariff_id)


def entry(stay: Stay, entry_id: UUID) -> LedgerEntry | None:
    """One entry of a stay."""
    return db.session.scalar(select(LedgerEntry).where(LedgerEntry.id == entry_id, LedgerEntry.stay_id == stay.id))


def books(site_id: UUID, years: Sequence[int]) -> tuple[dict[int, str | None], date | None]:
    """The last receipt of each of these years, and the last day of the cash book that is closed."""
    receipts = [
        select(func.max(LedgerEntry.receipt_no))
        .where(LedgerEntry.receipt_no >= f"{year}-", LedgerEntry.receipt_no < f"{year}-~")
        .scalar_subquery()
        for year in years
    ]
    closed = select(func.max(CashClosing.closed_on)).where(CashClosing.site_id == site_id, CashClosing.stands)
    closed_on, *last = db.session.execute(select(closed.scalar_subquery(), *receipts)).one()
    return dict(zip(years, last, strict=True)), closed_on


def open_debt(household_id: UUID) -> Decimal:
    """What a household still owes for stays that are settled, in euros; zero where it owes nothing."""
    return open_debts([household_id]).get(household_id, NOTHING)


def open_debts(household_ids: Collection[UUID]) -> dict[UUID, Decimal]:
    """What each of these households still owes for settled stays; who owes nothing is left out.

    What one of their stays left to give back is set against what another left to pay.
    """
    if not household_ids:
        return {}
    rows = db.session.execute(
        settled(Stay.household_id).where(Stay.household_id.in_(household_ids)).group_by(Stay.household_id)
    )
    debts = {household_id: rules.debt_of(balance) for household_id, balance in rows}
    return {household_id: debt for household_id, debt in debts.items() if debt}


def owing(household_id: UUID) -> UUID | None:
    """The latest settled stay of a household that still has to be paid for; None where it owes nothing."""
    balances = settled(Stay.id).where(Stay.household_id == household_id).group_by(Stay.id, Stay.arrived_on)
    owed = balances.having(func.sum(LedgerEntry.amount) < 0).order_by(Stay.arrived_on.desc()).limit(1)
    row = db.session.execute(owed).first()
    return row[0] if row else None


def settled(*columns: Any) -> Select:
    """Columns of the stays that stand and are settled, and last the sum of what is booked on them."""
    return (
        select(*columns, func.sum(LedgerEntry.amount))
        .select_from(Stay)
        .join(Settlement, Settlement.stay_id == Stay.id)
        .join(LedgerEntry, LedgerEntry.stay_id == Stay.id)
        .where(Stay.stands, Settlement.stands)
    )


def _charges(stay: Stay, valid: Sequence[Tariff], end: date) -> list[Charge]:
    metered = stay.meter_start is not None and stay.meter_end is not None
    return rules.charges(
        caravans=[caravan.period for caravan in stay.caravans if caravan.stands],
        stay=stay.period,
        kwh=stay.meter_end - stay.meter_start if metered else None,
        rates=[Rate(tariff.valid_from, tariff.day_fee, tariff.kwh_price) for tariff in valid],
        until=end,
    )
