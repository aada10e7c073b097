"""Entries that a tablet brings later, for the tests of the site."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from amal_field import clock
from amal_field.db import db
from amal_field.outbox import operations as outbox
from amal_field.outbox.models import Review
from amal_field.stamp import Stamp
from amal_field.transit_site.operations import reviews
from amal_field.web.entries import Entry


def late(stamp: Stamp, *, kind: str = "family", **ago: int) -> Stamp:
    """The stamp of an entry that was delivered now and typed in so long ago."""
    at = clock.now() - timedelta(**ago)
    entry = Entry(1, at, at, 0, clock.now(), 2, is_late=True, is_uncertain=False)
    stamp = replace(stamp, at=at, received_at=clock.now(), late=True)
    assert outbox.deliver(stamp.token, entry, f"transit_site.{kind}", stamp.by_id, None)
    return stamp


def asked() -> list[Review]:
    """The reviews that are open."""
    return list(db.session.scalars(select(Review).where(~Review.is_resolved).order_by(Review.asked_at, Review.id)))


def decided(how: str, stamp_of: Callable[..., Stamp], *, chosen: str | None = None) -> Review:
    """Decide the one that is open."""
    (review,) = asked()

    def decide(one: Review, code: str, *, stamp: Stamp) -> None:
        reviews.decide(one, code, chosen=chosen, stamp=stamp)

    outbox.resolve(review, how, decide, stamp=stamp_of())
    return review
