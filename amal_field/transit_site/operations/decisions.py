"""Named decisions: who let a household through what a rule of the site refuses, on the record."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import update

from amal_field import audit
from amal_field.db import db
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site.models import Decision, Reservation, Stay
from amal_field.transit_site.rules import Decided


def record_decisions(stay: Stay, codes: Sequence[str], decided: Decided | None, stamp: Stamp) -> None:
    """Store that these rules were let pass for a stay: a row for each, and one entry of the audit."""
    about = {"stay_id": stay.id, "household_id": stay.household_id, "site_id": stay.site_id}
    _record(stay, about, stay.planned_departure_on, codes, decided, stamp)


def record_reserved(reservation: Reservation, codes: Sequence[str], decided: Decided | None, stamp: Stamp) -> None:
    """Store that these rules were let pass for a reservation."""
    about = {
        "reservation_id": reservation.id,
        "household_id": reservation.household_id,
        "site_id": reservation.site_id,
    }
    _record(reservation, about, reservation.until_on, codes, decided, stamp)


def hand_on_decisions(reservation: Reservation, stay: Stay) -> None:
    """Let the decisions on a reservation hold for the stay that uses it."""
    db.session.execute(update(Decision).where(Decision.reservation_id == reservation.id).values(stay_id=stay.id))


def _record(
    subject: Stay | Reservation,
    about: dict[str, Any],
    until: date | None,
    codes: Sequence[str],
    decided: Decided | None,
    stamp: Stamp,
) -> None:
    if not codes:
        return
    for code in codes:
        until_on = until if code == "too_long" else None
        db.session.add(Decision(**about, rule=code, reason=decided.reason, until_on=until_on, **stamped(stamp)))
    audit.record("site:rule:decide", subject, stamp, rules=list(codes), reason=decided.reason)
    db.session.flush()
