"""What the ledger tells: the balance of a stay, the open debt of a household, each in one statement."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import aliased

from amal_field.db import db
from amal_field.transit_site.models import CashClosing, LedgerEntry, Settlement, Stay

NOTHING = Decimal(0)


def balance_of(stay: Stay) -> Decimal:
    """The balance of a stay in euros, over all its entries: above zero it is theirs, below zero they owe it."""
    total = select(func.sum(LedgerEntry.amount)).where(LedgerEntry.stay_id == stay.id)
    return db.session.scalar(total) or NOTHING


def standing(stay_ids: Collection[UUID], *kinds: str) -> list[LedgerEntry]:
    """The entries of these stays that neither were reversed nor reverse another, of these kinds or of all, in order."""
    reversal = aliased(LedgerEntry)
    wanted = (
        select(LedgerEntry)
        .where(LedgerEntry.stay_id.in_(stay_ids), LedgerEntry.reverses_id.is_(None))
        .where(~exists(select(reversal.id).where(reversal.reverses_id == LedgerEntry.id)))
        .order_by(LedgerEntry.recorded_at, LedgerEntry.id)
    )
    return list(db.session.scalars(wanted.where(LedgerEntry.kind.in_(kinds)) if kinds else wanted))


def books(site_id: UUID, year: int) -> tuple[str | None, date | None]:
    """The last receipt of a year, and the last day of the cash book that is closed."""
    receipt = select(func.max(LedgerEntry.receipt_no)).where(
        LedgerEntry.receipt_no >= f"{year}-", LedgerEntry.receipt_no < f"{year}-~"
    )
    closed = select(func.max(CashClosing.closed_on)).where(
        CashClosing.site_id == site_id, CashClosing.cancelled_at.is_(None)
    )
    row = db.session.execute(select(receipt.scalar_subquery(), closed.scalar_subquery())).one()
    return row[0], row[1]


def open_debt(household_id: UUID) -> Decimal:
    """What a household still owes for stays that are settled, in euros; zero where it owes nothing."""
    return open_debts([household_id]).get(household_id, NOTHING)


def open_debts(household_ids: Collection[UUID]) -> dict[UUID, Decimal]:
    """What each of these households still owes for settled stays; who owes nothing is left out.

    What one of their stays left to give back is set against what another left to pay.
    """
    if not household_ids:
        return {}
    total = func.sum(LedgerEntry.amount)
    rows = db.session.execute(
        select(Stay.household_id, total)
        .join(Settlement, Settlement.stay_id == Stay.id)
        .join(LedgerEntry, LedgerEntry.stay_id == Stay.id)
        .where(Stay.household_id.in_(household_ids), *settled())
        .group_by(Stay.household_id)
    )
    return {household_id: -balance for household_id, balance in rows if balance < 0}


def settled() -> tuple[ColumnElement[bool], ...]:
    """Whether a `Stay` joined with `Settlement` counts and is settled."""
    return Stay.cancelled_at.is_(None), Settlement.cancelled_at.is_(None)
