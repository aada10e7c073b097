"""Money of the site: dated tariffs, the ledger of each stay, its settlement, and the closings of the cash book."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, and_, case, func, select
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, aliased, column_property, mapped_column, relationship

from amal_field.column_types import Bytewise
from amal_field.db import Keyed, db, is_filled
from amal_field.stamp import Cancellable, Stamped
from amal_field.transit_site.models.stays import Stay

LIVES = "cancelled_at IS NULL"


def _one_that_lives(name: str, *columns: str) -> Index:
    """One row of these columns that was not undone."""
    return Index(name, *columns, unique=True, sqlite_where=db.text(LIVES), postgresql_where=db.text(LIVES))


class Tariff(Keyed, Stamped, Cancellable, db.Model):
    """What a stay costs on a site from a day on, in euros: a day for each caravan, a kWh, and what is asked up front.

    `confirmed_at`: when an administrator answered for these amounts; without it they are only what was found published.
    One that is not in force yet can be withdrawn (cancelled).
    """

    __tablename__ = "tariffs"
    __table_args__ = (
        _one_that_lives("uq_tariffs_valid_from", "site_id", "valid_from"),
        CheckConstraint("day_fee >= 0 AND kwh_price >= 0 AND prepayment >= 0", name="not_negative"),
    )

    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    valid_from: Mapped[date]
    day_fee: Mapped[Decimal]
    kwh_price: Mapped[Decimal] = mapped_column(Numeric(10, 4))
    prepayment: Mapped[Decimal]
    confirmed_at: Mapped[datetime | None]
    confirmed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))

    @hybrid_property
    def is_confirmed(self) -> bool:
        """Whether an administrator answered for its amounts."""
        return is_filled(self.confirmed_at)


class Settlement(Keyed, Stamped, Cancellable, db.Model):
    """The account of a stay that has ended was made up. `balance`: what was left then, before money changed hands:
    above zero to give back, below zero to pay. `outcome`: one of `messages.OUTCOMES`."""

    __tablename__ = "settlements"
    __table_args__ = (_one_that_lives("uq_settlements_stay_id", "stay_id"),)

    stay_id: Mapped[UUID] = mapped_column(ForeignKey("stays.id"))
    outcome: Mapped[str]
    balance: Mapped[Decimal]

    stay: Mapped[Stay] = relationship()
    entries: Mapped[list["LedgerEntry"]] = relationship(back_populates="settlement", order_by="LedgerEntry.id")


class LedgerEntry(Keyed, Stamped, db.Model):
    """A line in the account of a stay, in euros: above zero what was received, below zero what was charged or given
    back. Never changed, never removed: the database forbids both. A mistake is reversed by a line of the same kind with
    the opposite amount (`reverses_id`).

    `booked_on`: the day that it is about. `cash_on`: the day of the cash book on which money passed over the table,
    `method` how; both are empty where none did, or where only a register tells of it.
    """

    __tablename__ = "ledger_entries"
    __table_args__ = (
        Index("ix_ledger_entries_stay_id", "stay_id"),
        Index("ix_ledger_entries_cash_on", "cash_on"),
        CheckConstraint(
            "reverses_id IS NOT NULL OR (kind = 'prepayment' AND amount >= 0) OR (kind = 'payment' AND amount > 0)"
            " OR (kind IN ('day_fee', 'electricity', 'deduction', 'refund') AND amount < 0)",
            name="signed",
        ),
        CheckConstraint("(cash_on IS NULL) = (method IS NULL)", name="cash_has_a_way"),
    )

    stay_id: Mapped[UUID] = mapped_column(ForeignKey("stays.id"))
    kind: Mapped[str]
    amount: Mapped[Decimal]
    booked_on: Mapped[date]
    method: Mapped[str | None]
    cash_on: Mapped[date | None]
    receipt_no: Mapped[str | None] = mapped_column(Bytewise, unique=True)
    reason: Mapped[str | None]
    remark: Mapped[str | None]
    settlement_id: Mapped[UUID | None] = mapped_column(ForeignKey("settlements.id"))
    reverses_id: Mapped[UUID | None] = mapped_column(ForeignKey("ledger_entries.id"), unique=True)

    stay: Mapped[Stay] = relationship()
    settlement: Mapped[Settlement | None] = relationship(back_populates="entries")

    @hybrid_property
    def is_reversal(self) -> bool:
        """Whether it takes back another line."""
        return is_filled(self.reverses_id)


class CashClosing(Keyed, Stamped, Cancellable, db.Model):
    """The cash of a day was counted: what there should be, what there was, why they differ, and what was taken out
    (to the bank). The day takes no more entries, nor does any day before."""

    __tablename__ = "cash_closings"
    __table_args__ = (
        _one_that_lives("uq_cash_closings_closed_on", "site_id", "closed_on"),
        CheckConstraint("counted >= 0 AND taken_out >= 0 AND taken_out <= counted", name="possible"),
    )

    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    closed_on: Mapped[date]
    expected: Mapped[Decimal]
    counted: Mapped[Decimal]
    taken_out: Mapped[Decimal]
    reason: Mapped[str | None]


_REVERSAL = aliased(LedgerEntry)
_PREPAID = and_(LedgerEntry.stay_id == Stay.id, LedgerEntry.kind == "prepayment")
_STANDS = func.sum(case((LedgerEntry.is_reversal, -1), else_=1)) > 0

Stay.prepayment = column_property(
    select(case((_STANDS, func.sum(LedgerEntry.amount))))
    .where(_PREPAID)
    .correlate_except(LedgerEntry)
    .scalar_subquery(),
    deferred=True,
    expire_on_flush=False,
)
"""What was paid up front (voorafbetaling); zero where it was noted that nothing was, None where nothing is noted. Read
where asked for."""

Stay.last_paid_on = column_property(
    select(func.max(LedgerEntry.booked_on))
    .where(
        LedgerEntry.stay_id == Stay.id,
        LedgerEntry.kind.in_(("payment", "refund")),
        ~LedgerEntry.is_reversal,
        ~select(_REVERSAL.id).where(_REVERSAL.reverses_id == LedgerEntry.id).exists(),
    )
    .correlate_except(LedgerEntry, _REVERSAL)
    .scalar_subquery(),
    deferred=True,
    expire_on_flush=False,
)
"""The last day on which the family paid (not up front) or was given money back; None if never. Read where asked for."""
