"""Removing a list when its term is over: what it adds up to is kept, of nobody."""

from dataclasses import dataclass
from typing import Any

from amal_field import audit, clock
from amal_field.db import db
from amal_field.stamp import Stamp, stamped
from amal_field.vaccination.models import ActionCount
from amal_field.vaccination.operations import cards, door
from amal_field.vaccination.operations.actions import COUNT_UP
from amal_field.vaccination.operations.door import Forgotten
from amal_field.vaccination.queries import reference
from amal_field.vaccination.queries.actions import FoundAction
from amal_field.vaccination.rules.counts import ActionCounts
from amal_field.vaccination.rules.words import BY_BRAND, NOT_GIVEN, PROMISED, TOTALS


@dataclass(frozen=True)
class _Number:
    counted: str
    number: int
    by: dict[str, Any]


def remove_list(found: FoundAction, *, stamp: Stamp) -> Forgotten | None:
    """Keep what an action adds up to, and delete its list with all that was noted of anybody, and the lots that no
    other action used: how many rows. None where its term is not over, or its list was removed: twice is once."""
    db.session.execute(COUNT_UP, {"action": found.action.id})
    db.session.refresh(found.action)
    db.session.refresh(found.session)
    if found.action.is_removed or found.removal_day > clock.day_of(stamp.at):
        return None
    cards.copy_list(found, stamp=stamp)
    cards.settle_promises(found, stamp=stamp)
    _keep(found, door.counts_of(found.action.id), stamp)
    forgotten = door.forget_list(found.action.id)
    found.action.removed_at = stamp.at
    db.session.flush()
    audit.record("vaccination:list:remove", found.action, stamp)
    return forgotten


def _keep(found: FoundAction, counts: ActionCounts, stamp: Stamp) -> None:
    key_of = {vaccine.brand: vaccine.id for vaccine in reference.vaccines()}
    numbers = [
        *(_Number(name, getattr(counts, name), {}) for name in TOTALS),
        *(_Number(NOT_GIVEN, number, {"reason": reason}) for reason, number in counts.not_given.items()),
        *(_Number(BY_BRAND, number, {"vaccine_id": key_of[brand]}) for brand, number in counts.by_brand.items()),
        *(_Number(PROMISED, number, {"month": month}) for month, number in counts.promised.items()),
    ]
    db.session.add_all(
        ActionCount(action_id=found.action.id, counted=one.counted, number=one.number, **one.by, **stamped(stamp))
        for one in numbers
    )
