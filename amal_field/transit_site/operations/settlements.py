"""The account of a stay that has ended is made up: what it cost is booked, the rest paid, given back or left open."""

from decimal import Decimal

from amal_field import audit, clock
from amal_field.db import constraint_as_refusal, db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models import Settlement, Stay
from amal_field.transit_site.operations.common import lock_site
from amal_field.transit_site.operations.money import NewEntry, book, demand_counting, reversal
from amal_field.transit_site.queries import ledger
from amal_field.transit_site.queries.ledger import Account


def note_meter_end(stay: Stay, meter_end: int, *, stamp: Stamp) -> None:
    """Note what the meter said at the departure, where nobody had read it.

    Raises `RuleBroken` `stay_cancelled`, `not_departed`, `settled_already` or `meter_back`.
    """
    lock_site()
    _demand_open_account(stay)
    rules.check_meter(start=stay.meter_start, end=meter_end)
    stay.meter_end = meter_end
    db.session.flush()
    audit.record("site:meter:read", stay, stamp, meter_end=meter_end)


def settle(stay: Stay, *, left: Decimal, changes_hands: bool, method: str, stamp: Stamp) -> Settlement:
    """Make up the account of a stay that has ended: its day fees and electricity are booked, and what is left is paid
    or given back now (`changes_hands`), or stays open as a debt or a credit. `left`: the balance that was agreed on.

    Raises `RuleBroken` `stay_cancelled`, `not_departed`, `settled_already`, or `account_changed` where that is not what
    is left any more.
    """
    lock_site()
    account = _demand_open_account(stay)
    if account.left != left:
        raise RuleBroken("account_changed")
    outcome = rules.outcome_of(left, changes_hands=changes_hands)
    settlement = Settlement(stay_id=stay.id, outcome=outcome, balance=left, **stamped(stamp))
    db.session.add(settlement)
    with constraint_as_refusal({"uq_settlements_stay_id": "settled_already", "settlements.stay_id": "settled_already"}):
        db.session.flush()
    charged = _totals(account)
    lines = [NewEntry(kind, -amount, stay.departed_on, settlement_id=settlement.id) for kind, amount in charged.items()]
    if outcome in ("received", "given_back"):
        kind, today = "payment" if left < 0 else "refund", clock.day_of(stamp.at)
        lines.append(NewEntry(kind, -left, today, method, settlement_id=settlement.id))
    book(stay, lines, stamp=stamp)
    audit.record("site:account:settle", stay, stamp, outcome=[outcome], amount=str(abs(left)))
    return settlement


def cancel_settlement(stay: Stay, *, stamp: Stamp) -> None:
    """Undo the settlement of a stay: what it booked is reversed, money that changed hands included. Twice is once."""
    lock_site()
    settlement, _ = ledger.settlement_of(stay)
    if settlement is None:
        return
    settlement.cancel(stamp)
    booked = [entry for entry in ledger.standing([stay.id]) if entry.settlement_id == settlement.id]
    book(stay, [reversal(entry, stamp) for entry in booked], stamp=stamp)
    db.session.flush()
    audit.record("site:settlement:cancel", stay, stamp)


def demand_not_settled(stay: Stay) -> None:
    """Demand a stay whose account may still change. Raises `RuleBroken` `account_made_up`."""
    if not stay.goes_on and ledger.settlement_of(stay)[0] is not None:
        raise RuleBroken("account_made_up")


def _demand_open_account(stay: Stay) -> Account:
    demand_counting(stay)
    if stay.goes_on:
        raise RuleBroken("not_departed")
    account = ledger.account(stay, stay.departed_on)
    if account.settlement is not None:
        raise RuleBroken("settled_already")
    return account


def _totals(account: Account) -> dict[str, Decimal]:
    totals: dict[str, Decimal] = {}
    for charge in account.charges:
        totals[charge.kind] = totals.get(charge.kind, Decimal(0)) + charge.amount
    return totals
