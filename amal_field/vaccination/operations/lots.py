"""The lots on the table of an action, and the vaccines that there are."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from amal_field import audit, clock
from amal_field.db import constraint_as_refusal, db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.vaccination.models import LotToday, Vaccine, VaccineLot
from amal_field.vaccination.operations.actions import lock_list
from amal_field.vaccination.queries import actions, reference
from amal_field.vaccination.queries.actions import FoundAction, UsableLot
from amal_field.vaccination.rules import doses

ONE_BRAND = {"uq_vaccines_brand_key": "vaccine_known", "vaccines.brand_key": "vaccine_known"}


def put_out(
    found: FoundAction, vaccine: Vaccine, lot: str, expires_on: date, *, uses_expired: bool = False, stamp: Stamp
) -> UsableLot:
    """Put a lot on the table of an action, for all its tablets until midnight. Twice is once; a month that is read
    anew is corrected.

    Raises `RuleBroken` as `lock_list` or `doses.check_expiry`.
    """
    lock_list(found, stamp)
    doses.check_expiry(lot, expires_on, found.day, confirmed=uses_expired)
    known = reference.known_lot(vaccine.id, lot)
    if known is None:
        known = VaccineLot(vaccine_id=vaccine.id, lot=lot, **stamped(stamp))
        db.session.add(known)
    known.expires_on = expires_on
    db.session.flush()
    until = clock.midnight(clock.day_of(stamp.at) + timedelta(days=1))
    there = actions.lot_on_table(found.action, known)
    if there is None:
        there = LotToday(
            action_id=found.action.id, vaccine_id=vaccine.id, lot_id=known.id, from_at=stamp.at, **stamped(stamp)
        )
        db.session.add(there)
    there.until_at = until
    db.session.flush()
    audit.record("vaccination:lot:put_out", found.action, stamp)
    return UsableLot(there, known, vaccine)


def put_away(found: FoundAction, lot: UsableLot, *, stamp: Stamp) -> None:
    """Take a lot off the table: no tablet offers it any more. Twice is once. Raises `RuleBroken` as `lock_list`."""
    lock_list(found, stamp)
    if lot.today.is_out(stamp.at):
        lot.today.until_at = max(stamp.at, lot.today.from_at)
        db.session.flush()
        audit.record("vaccination:lot:put_away", found.action, stamp)


def add_vaccine(values: Mapping[str, Any], *, stamp: Stamp) -> Vaccine:
    """Note a vaccine that is not there yet. Raises `RuleBroken` `vaccine_known`."""
    key = brand_key(values["brand"])
    if reference.vaccine_by_brand(key) is not None:
        raise RuleBroken("vaccine_known", brand=values["brand"])
    vaccine = Vaccine(**values, brand_key=key, **stamped(stamp))
    db.session.add(vaccine)
    with constraint_as_refusal(ONE_BRAND, brand=values["brand"]):
        db.session.flush()
    audit.record("vaccination:vaccine:add", vaccine, stamp)
    return vaccine


def correct_vaccine(vaccine: Vaccine, values: Mapping[str, Any], *, stamp: Stamp) -> None:
    """Write better what is known of a vaccine. The same twice is once. Raises `RuleBroken` `vaccine_known`."""
    changed = [name for name, value in values.items() if getattr(vaccine, name) != value]
    if not changed:
        return
    other = reference.vaccine_by_brand(brand_key(values["brand"]))
    if other is not None and other is not vaccine:
        raise RuleBroken("vaccine_known", brand=other.brand)
    for name, value in values.items():
        setattr(vaccine, name, value)
    vaccine.brand_key = brand_key(values["brand"])
    with constraint_as_refusal(ONE_BRAND, brand=values["brand"]):
        db.session.flush()
    audit.record("vaccination:vaccine:correct", vaccine, stamp, fields=sorted(changed))


def brand_key(brand: str) -> str:
    """What two ways of writing a brand have in common."""
    return "".join(brand.split()).casefold()
