"""Lines in the ledger of a stay: what is paid, deducted and given back, and the reversal of a mistake."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from amal_field import audit, clock
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models import LedgerEntry, Stay
from amal_field.transit_site.operations.common import lock_site
from amal_field.transit_site.queries import ledger


@dataclass(frozen=True)
class NewEntry:
    """A line to be booked; with a `method` money passes over the table, on `passed_on` where that is another day than
    the one that the line is about."""

    kind: str
    amount: Decimal
    booked_on: date
    method: str | None = None
    passed_on: date | None = None
    reason: str | None = None
    remark: str | None = None
    settlement_id: UUID | None = None
    reverses_id: UUID | None = None


def book(stay: Stay, lines: Iterable[NewEntry], *, stamp: Stamp) -> list[LedgerEntry]:
    """Write lines in the ledger of a stay, in their order, and tell each. Money over the table stands in the cash book
    on its day, or on the next that is still open, and gets the next receipt of the year of that day; a reversal gets
    none."""
    lines = list(lines)
    site_id = lock_site()
    last, closed_on = _books(site_id, lines, stamp)
    entries = []
    for line in lines:
        entry = LedgerEntry(
            stay_id=stay.id,
            kind=line.kind,
            amount=line.amount,
            booked_on=line.booked_on,
            method=line.method,
            reason=line.reason,
            remark=line.remark,
            settlement_id=line.settlement_id,
            reverses_id=line.reverses_id,
            **stamped(stamp),
        )
        if line.method:
            passed_on = line.passed_on or line.booked_on
            entry.cash_on = max(passed_on, closed_on + timedelta(days=1)) if closed_on else passed_on
        if line.method and line.amount and not entry.is_reversal:
            year = entry.cash_on.year
            last[year] = entry.receipt_no = rules.next_number(year, last[year])
        entries.append(entry)
        tag = "site:money:reverse" if entry.is_reversal else "site:money:book"
        audit.record(tag, stay, stamp, what=[line.kind], amount=str(line.amount))
    db.session.add_all(entries)
    return entries


def _books(site_id: UUID, lines: Iterable[NewEntry], stamp: Stamp) -> tuple[dict[int, str | None], date | None]:
    """The last receipts of the years in which these lines may stand, and the last closed day of the cash book."""
    days = [line.passed_on or line.booked_on for line in lines if line.method]
    if not days:
        return {}, None
    tomorrow = clock.day_of(stamp.at) + timedelta(days=1)
    return ledger.books(site_id, range(min(days).year, max(*days, tomorrow).year + 1))


def record_payment(stay: Stay, amount: Decimal, method: str, on: date, *, stamp: Stamp) -> LedgerEntry:
    """The family pays on a day. Raises `RuleBroken` `stay_cancelled`, `paid_before_arrival` or `day_to_come`."""
    demand_counting(stay)
    rules.check_payment_day(on, arrived_on=stay.arrived_on, today=clock.day_of(stamp.at))
    return book(stay, [NewEntry("payment", amount, on, method)], stamp=stamp)[0]


def give_back(stay: Stay, amount: Decimal, method: str, *, stamp: Stamp) -> LedgerEntry:
    """The family is given back today what is theirs. Raises `RuleBroken` `stay_cancelled` or `refund_too_much`."""
    demand_counting(stay)
    lock_site()
    today = clock.day_of(stamp.at)
    rules.check_refund(amount, balance=ledger.account(stay, today).left)
    return book(stay, [NewEntry("refund", -amount, today, method)], stamp=stamp)[0]


def deduct(stay: Stay, amount: Decimal, reason: str, remark: str | None, *, stamp: Stamp) -> LedgerEntry:
    """Keep back an amount, today, for a reason from the short list. Raises `RuleBroken` `stay_cancelled`."""
    demand_counting(stay)
    line = NewEntry("deduction", -amount, clock.day_of(stamp.at), reason=reason, remark=remark)
    return book(stay, [line], stamp=stamp)[0]


def reverse(stay: Stay, entry: LedgerEntry, *, stamp: Stamp) -> None:
    """Take back a line that was a mistake. Twice is once.

    Raises `RuleBroken` `entry_reverses` or `entry_settled`: such a line is not taken back by itself.
    """
    if entry.is_reversal:
        raise RuleBroken("entry_reverses")
    lock_site()
    if entry not in ledger.standing([stay.id]):
        return
    if entry.settlement_id is not None:
        raise RuleBroken("entry_settled")
    book(stay, [reversal(entry, stamp)], stamp=stamp)
    if entry.kind == "prepayment":
        db.session.expire(stay, ["prepayment"])


def demand_counting(stay: Stay) -> None:
    """Demand a stay that was not undone. Raises `RuleBroken` `stay_cancelled`."""
    if not stay.stands:
        raise RuleBroken("stay_cancelled")


def note_prepayment(stay: Stay, amount: Decimal | None, method: str, on: date, *, stamp: Stamp) -> bool:
    """Note today what is paid up front for a stay from a day on; None: nothing is noted. What was noted before is
    reversed. The same is once, and False: a prepayment that only a register tells of has no way, and keeps none."""
    before = ledger.standing([stay.id], "prepayment") if stay.prepayment is not None else []
    if amount == stay.prepayment and all(entry.method in (None, method) for entry in before):
        return False
    book(stay, [*(reversal(entry, stamp) for entry in before), *prepaid(amount, method, on, stamp)], stamp=stamp)
    db.session.expire(stay, ["prepayment"])
    return True


def prepaid(amount: Decimal | None, method: str, on: date, stamp: Stamp) -> list[NewEntry]:
    """The line of what is paid up front today for a stay from a day on; none where nothing is noted. Of nothing there
    is no way."""
    if amount is None:
        return []
    return [NewEntry("prepayment", amount, on, method if amount else None, passed_on=clock.day_of(stamp.at))]


def reverse_all(stay: Stay, *, stamp: Stamp) -> None:
    """Reverse every line of a stay that stands."""
    book(stay, [reversal(entry, stamp) for entry in ledger.standing([stay.id])], stamp=stamp)
    db.session.expire(stay, ["prepayment"])


def reversal(entry: LedgerEntry, stamp: Stamp) -> NewEntry:
    """The line that takes an entry back, today."""
    return NewEntry(
        entry.kind,
        -entry.amount,
        clock.day_of(stamp.at),
        entry.method,
        entry.reason,
        settlement_id=entry.settlement_id,
        reverses_id=entry.id,
    )
