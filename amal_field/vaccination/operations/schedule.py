"""What the schedule names, as the coordinator keeps it."""

from collections.abc import Mapping
from typing import Any

from amal_field import audit
from amal_field.db import constraint_as_refusal, db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.vaccination.models import ScheduledDose

ONCE = {
    "uq_vaccination_schedule_named": "scheduled_known",
    "vaccination_schedule.protects, vaccination_schedule.dose": "scheduled_known",
}


def add_scheduled(values: Mapping[str, Any], *, stamp: Stamp) -> ScheduledDose:
    """Let the schedule name a dose. Raises `RuleBroken` `scheduled_backwards` or `scheduled_known`."""
    _check(values)
    dose = ScheduledDose(**values, **stamped(stamp))
    db.session.add(dose)
    with constraint_as_refusal(ONCE):
        db.session.flush()
    audit.record("vaccination:schedule:add", dose, stamp)
    return dose


def correct_scheduled(dose: ScheduledDose, values: Mapping[str, Any], *, stamp: Stamp) -> None:
    """Write it better, or let it end. The same twice is once. Raises `RuleBroken` as `add_scheduled`."""
    changed = [name for name, value in values.items() if getattr(dose, name) != value]
    if not changed:
        return
    _check(values)
    for name in changed:
        setattr(dose, name, values[name])
    with constraint_as_refusal(ONCE):
        db.session.flush()
    audit.record("vaccination:schedule:correct", dose, stamp, fields=sorted(changed))


def _check(values: Mapping[str, Any]) -> None:
    if values["valid_to"] is not None and values["valid_to"] < values["valid_from"]:
        raise RuleBroken("scheduled_backwards")
