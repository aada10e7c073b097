"""Somebody looks at what cannot stand by itself, and decides; or takes that back."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import update

from amal_field import audit
from amal_field.db import db
from amal_field.outbox.models import Review, SetAside
from amal_field.stamp import Stamp

FIELDS_KEPT = timedelta(days=30)
"""How long it is kept what stood in a form that was set aside, once that was seen to."""


def resolve(review: Review, how: str, decide: Callable[..., None], *, stamp: Stamp) -> None:
    """Decide a review; `decide` does it to the rows of its room, whose rules and guards have the last word. Twice is
    once. Raises `RuleBroken` as `decide`."""
    if review.is_resolved:
        return
    decide(review, how, stamp=stamp)
    review.resolved_at, review.resolved_by_id, review.how = stamp.at, stamp.by_id, how
    db.session.flush()
    audit.record("outbox:review:resolve", review, stamp, how=[how])


def reopen(review: Review, take_back: Callable[..., None], *, stamp: Stamp) -> None:
    """Take back what was decided; `take_back` does it to the rows of the room. Twice is once. Raises `RuleBroken` as
    `take_back`."""
    if not review.is_resolved:
        return
    take_back(review, stamp=stamp)
    review.resolved_at = review.resolved_by_id = review.how = None
    db.session.flush()
    audit.record("outbox:review:reopen", review, stamp)


def see_to(aside: SetAside, *, stamp: Stamp) -> None:
    """Say that what was set aside was seen to. Twice is once."""
    if not aside.is_resolved:
        aside.resolved_at, aside.resolved_by_id = stamp.at, stamp.by_id
        db.session.flush()
        audit.record("outbox:aside:see_to", aside, stamp)


def put_again(aside: SetAside, *, stamp: Stamp) -> None:
    """What was set aside is to be seen to after all. Twice is once."""
    if aside.is_resolved:
        aside.resolved_at = aside.resolved_by_id = None
        db.session.flush()
        audit.record("outbox:aside:put_again", aside, stamp)


def prune_fields(*, stamp: Stamp) -> dict[str, int]:
    """Forget what stood in the forms that were seen to a month ago."""
    old = (SetAside.resolved_at <= stamp.at - FIELDS_KEPT, SetAside.fields.is_not(None))
    return {"forms": db.session.execute(update(SetAside).where(*old).values(fields=None)).rowcount}
