"""The money of the demo: accounts that are made up or stay open, what was broken, and the cash that is counted."""

from datetime import date, timedelta
from decimal import Decimal

from amal_field import clock
from amal_field.stamp import Stamp
from amal_field.transit_site import operations
from amal_field.transit_site.models import Stay
from amal_field.transit_site.queries import cash_book, ledger

FLOAT = Decimal(300)
MISSING = Decimal("2.45")


def make_up(stay: Stay, *, owing: bool, stamp: Stamp) -> None:
    """Make up the account of a family that has left: what is theirs is given back, and what they owe is paid, or stays
    a debt (`owing`)."""
    left = ledger.account(stay, clock.day_of(stamp.at)).left
    changes_hands = left > 0 or (left < 0 and not owing)
    operations.settle(stay, left=left, changes_hands=changes_hands, method="cash", stamp=stamp)


def pay_for_more_nights(stay: Stay, nights: int, *, stamp: Stamp) -> None:
    """Let a family stay longer, and pay for it."""
    until = stay.planned_departure_on + timedelta(days=nights)
    operations.plan_departure(stay, until, stamp=stamp)
    operations.record_payment(stay, Decimal(10 * nights), "card", clock.day_of(stamp.at), stamp=stamp)


def pay_twice_and_break(stay: Stay, *, stamp: Stamp) -> None:
    """Let a family pay twice, and deduct what it broke."""
    today = clock.day_of(stamp.at)
    operations.record_payment(stay, Decimal(40), "cash", today, stamp=stamp)
    operations.record_payment(stay, Decimal("62.50"), "card", today, stamp=stamp)
    operations.deduct(stay, Decimal(25), "damage", "Kraan van het sanitair", stamp=stamp)


def count_cash(site_id, on: date, *, short: bool, stamp: Stamp) -> None:
    """Count the cash of a day, take out what is more than the float, and close its book."""
    expected = cash_book.cash_day(site_id, on).expected
    counted = max(expected - (MISSING if short else 0), Decimal(0))
    reason = "Wisselgeld verkeerd teruggegeven" if counted != expected else None
    operations.close_cash(on, counted, max(counted - FLOAT, Decimal(0)), reason, stamp=stamp)
