"""Doses that were promised, and how that ends."""

from uuid import UUID

from amal_field import audit, clock
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp
from amal_field.vaccination.operations import door
from amal_field.vaccination.queries.listed import Visit


def end_promise(promise_id: UUID, ended_as: str, visit: Visit, *, stamp: Stamp) -> None:
    """They got it elsewhere, or need it no more. Twice is once. Raises `RuleBroken` `promise_gone`."""
    promise = _promise(promise_id, visit)
    if promise.ended_as == ended_as:
        return
    promise.ended_as, promise.ended_on, promise.ended_by_id = ended_as, clock.day_of(stamp.at), stamp.by_id
    db.session.flush()
    audit.record("vaccination:promise:end", promise, stamp)


def reopen_promise(promise_id: UUID, visit: Visit, *, stamp: Stamp) -> None:
    """It is still to be kept. Twice is once. Raises `RuleBroken` `promise_gone`."""
    promise = _promise(promise_id, visit)
    if promise.is_open:
        return
    promise.ended_as = promise.ended_on = promise.ended_by_id = None
    db.session.flush()
    audit.record("vaccination:promise:reopen", promise, stamp)


def _promise(promise_id: UUID, visit: Visit):
    found = door.promise_of(promise_id, visit)
    if found is None:
        raise RuleBroken("promise_gone")
    return found.promise
