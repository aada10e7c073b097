"""Who is bound to secrecy, as the administrator notes it."""

from datetime import date
from uuid import UUID

from amal_field import audit
from amal_field.db import constraint_as_refusal, db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.vaccination.models import HealthDuty
from amal_field.vaccination.queries import actions

ONE_A_USER = {"uq_health_duties_user_id": "duty_meanwhile", "health_duties.user_id": "duty_meanwhile"}


def note_duty(user_id: UUID, signed_on: date, ground: str, ends_on: date | None, *, stamp: Stamp) -> HealthDuty:
    """Note by what a user is bound; what was noted before is corrected. The same twice is once. Raises `RuleBroken`
    `duty_backwards` or `duty_meanwhile`."""
    if ends_on is not None and ends_on < signed_on:
        raise RuleBroken("duty_backwards")
    duty = actions.duty_of(user_id)
    wanted = {"signed_on": signed_on, "ground": ground, "ends_on": ends_on}
    if duty is not None and all(getattr(duty, name) == value for name, value in wanted.items()):
        return duty
    if duty is None:
        duty = HealthDuty(user_id=user_id, **wanted, **stamped(stamp))
        db.session.add(duty)
    for name, value in wanted.items():
        setattr(duty, name, value)
    with constraint_as_refusal(ONE_A_USER):
        db.session.flush()
    audit.record("vaccination:duty:note", duty, stamp)
    return duty


def cancel_duty(user_id: UUID, *, stamp: Stamp) -> None:
    """Take back that it was noted: the door closes at once. Twice is once."""
    duty = actions.duty_of(user_id)
    if duty is not None:
        duty.cancel(stamp)
        db.session.flush()
        audit.record("vaccination:duty:cancel", duty, stamp)
