"""What a stay costs from a day on: an administrator sets it ahead, never backwards."""

from datetime import date
from decimal import Decimal

from amal_field import audit, clock
from amal_field.db import constraint_as_refusal, db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models import Tariff
from amal_field.transit_site.operations.common import lock_site
from amal_field.transit_site.queries import ledger


def set_tariff(valid_from: date, day_fee: Decimal, kwh_price: Decimal, prepayment: Decimal, *, stamp: Stamp) -> Tariff:
    """Let a tariff hold from a day on. Raises `RuleBroken` `tariff_backwards` or `tariff_exists`."""
    site_id = lock_site()
    taken = any(tariff.valid_from == valid_from for tariff in ledger.tariffs(site_id))
    rules.check_tariff_day(valid_from, today=clock.day_of(stamp.at), taken=taken)
    tariff = Tariff(
        site_id=site_id,
        valid_from=valid_from,
        day_fee=day_fee,
        kwh_price=kwh_price,
        prepayment=prepayment,
        confirmed_at=stamp.at,
        confirmed_by_id=stamp.by_id,
        **stamped(stamp),
    )
    db.session.add(tariff)
    with constraint_as_refusal({"uq_tariffs_valid_from": "tariff_exists", "tariffs.site_id": "tariff_exists"}):
        db.session.flush()
    audit.record("site:tariff:set", tariff, stamp, on=valid_from.isoformat())
    return tariff


def withdraw_tariff(tariff: Tariff, *, stamp: Stamp) -> None:
    """Withdraw a tariff that is not in force yet. Twice is once. Raises `RuleBroken` `tariff_in_force`."""
    if not tariff.stands:
        return
    if tariff.valid_from <= clock.day_of(stamp.at):
        raise RuleBroken("tariff_in_force")
    lock_site()
    tariff.cancel(stamp)
    db.session.flush()
    audit.record("site:tariff:withdraw", tariff, stamp, on=tariff.valid_from.isoformat())
