"""The cash of a day is counted and its book closed."""

from datetime import date
from decimal import Decimal

from amal_field import audit, clock
from amal_field.db import constraint_as_refusal, db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models import CashClosing
from amal_field.transit_site.operations.common import lock_site
from amal_field.transit_site.queries import cash_book


def close_cash(on: date, counted: Decimal, taken_out: Decimal, reason: str | None, *, stamp: Stamp) -> CashClosing:
    """Close the cash book of a day, and of every day before it: what comes later stands on the next day.

    Raises `RuleBroken` `day_to_come`, `cash_closed`, `taken_too_much`, `counted_less` or `counted_more`.
    """
    site_id = lock_site()
    day = cash_book.cash_day(site_id, on)
    rules.check_closing(
        on,
        today=clock.day_of(stamp.at),
        closed_on=day.closed_on,
        expected=day.expected,
        counted=counted,
        taken_out=taken_out,
        reason=reason,
    )
    closing = CashClosing(
        site_id=site_id,
        closed_on=on,
        expected=day.expected,
        counted=counted,
        taken_out=taken_out,
        reason=reason if counted != day.expected else None,
        **stamped(stamp),
    )
    db.session.add(closing)
    with constraint_as_refusal({"uq_cash_closings_closed_on": "cash_closed", "cash_closings.site_id": "cash_closed"}):
        db.session.flush()
    audit.record("site:cash:close", closing, stamp, on=on.isoformat(), amount=str(counted))
    return closing


def reopen_cash(closing: CashClosing, *, stamp: Stamp) -> None:
    """Undo the last closing. Twice is once. Raises `RuleBroken` `later_closing`."""
    if not closing.stands:
        return
    site_id = lock_site()
    if cash_book.cash_day(site_id, closing.closed_on).closed_on != closing.closed_on:
        raise RuleBroken("later_closing")
    closing.cancel(stamp)
    db.session.flush()
    audit.record("site:cash:reopen", closing, stamp, on=closing.closed_on.isoformat())
