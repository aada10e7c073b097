"""Named decisions: who let a household through what a rule of the site refuses, on the record."""

from collections.abc import Sequence

from amal_field import audit
from amal_field.db import db
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site.models import Decision, Stay
from amal_field.transit_site.rules import Decided


def record_decisions(stay: Stay, codes: Sequence[str], decided: Decided | None, stamp: Stamp) -> None:
    """Store that these rules were let pass for a stay: a row for each, and one entry of the audit."""
    if not codes:
        return
    for code in codes:
        until = stay.planned_departure_on if code == "too_long" else None
        decision = Decision(
            site_id=stay.site_id,
            household_id=stay.household_id,
            stay_id=stay.id,
            rule=code,
            reason=decided.reason,
            until_on=until,
            **stamped(stamp),
        )
        db.session.add(decision)
    audit.record("site:rule:decide", stay, stamp, rules=list(codes), reason=decided.reason)
    db.session.flush()
