"""The money of a household, over all its stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from amal_field.db import db
from amal_field.transit_site import rules
from amal_field.transit_site.models import LedgerEntry, Settlement, Stay
from amal_field.transit_site.queries import ledger
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import NOTHING

MOST_RECEIPTS = 5


@dataclass(frozen=True)
class StayMoney:
    """What is theirs (above zero) or what they owe (below zero) for one stay; `is_settled`: whether its account was
    made up."""

    stay_id: UUID
    arrived_on: date
    departed_on: date | None
    amount: Decimal
    is_settled: bool


@dataclass(frozen=True)
class HouseholdMoney:
    """The stays on which something is left, the latest first; `debt`: what is owed for settled stays together;
    `receipts`: the latest entries with a receipt."""

    stays: list[StayMoney]
    debt: Decimal
    receipts: Sequence[LedgerEntry]


def of_household(household_id: UUID, on: date) -> HouseholdMoney:
    """The money of a household as it stands on a day."""
    lines = [*_not_settled(household_id, on), *_settled(household_id)]
    lines.sort(key=lambda line: (line.arrived_on, line.stay_id), reverse=True)
    settled = sum((line.amount for line in lines if line.is_settled), NOTHING)
    return HouseholdMoney([line for line in lines if line.amount], rules.debt_of(settled), _receipts(household_id))


def _not_settled(household_id: UUID, on: date) -> list[StayMoney]:
    """The stays that go on, or that are over and not settled; of one that a register brought nothing is left."""
    is_settled = select(Settlement.id).where(Settlement.stay_id == Stay.id, Settlement.stands).exists()
    wanted = select(Stay).where(Stay.household_id == household_id, Stay.stands, ~is_settled)
    wanted = wanted.where(Stay.goes_on | Stay.register_no.is_(None))
    stays = list(db.session.scalars(wanted.options(*stay_queries.WHOLE)).unique())
    left = ledger.left_of(stays, on)
    return [StayMoney(stay.id, stay.arrived_on, stay.departed_on, left[stay.id], is_settled=False) for stay in stays]


def _settled(household_id: UUID) -> list[StayMoney]:
    columns = (Stay.id, Stay.arrived_on, Stay.departed_on)
    rows = db.session.execute(ledger.settled(*columns).where(Stay.household_id == household_id).group_by(*columns))
    return [StayMoney(*row, is_settled=True) for row in rows]


def _receipts(household_id: UUID) -> Sequence[LedgerEntry]:
    return db.session.scalars(
        select(LedgerEntry)
        .join(Stay, Stay.id == LedgerEntry.stay_id)
        .where(Stay.household_id == household_id, LedgerEntry.receipt_no.is_not(None), ~LedgerEntry.is_reversal)
        .order_by(LedgerEntry.recorded_at.desc(), LedgerEntry.id.desc())
        .limit(MOST_RECEIPTS)
    ).all()
