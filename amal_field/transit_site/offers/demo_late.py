"""What tablets told late in the demo: one family stands where another does by now, and what was decided of others."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import stamp_of
from amal_field.db import db, new_key
from amal_field.outbox import operations as outbox
from amal_field.outbox.models import Review
from amal_field.people import operations as people
from amal_field.people.rules import Newcomer
from amal_field.stamp import Stamp
from amal_field.transit_site import operations
from amal_field.transit_site.models import Stay
from amal_field.transit_site.operations import Arrival, reviews
from amal_field.transit_site.rules import ArrivalDetails

PITCH, FREE = 12, 23
"""Where two families stand, and the pitch to which another was moved."""


@dataclass(frozen=True)
class Kept:
    """An entry that a tablet kept some hours."""

    at: datetime
    received_at: datetime
    entered_at: datetime
    skew_ms: int = 0
    tries: int = 2
    is_uncertain: bool = False


def tell(stamp: Stamp) -> None:
    """Karim was without a network: a family waits for a decision, another was moved, a third had left before."""
    moved = _family("Krause", "Peter", stamp)
    _decide(moved, reviews.MOVED, stamp, chosen=str(FREE))
    operations.depart(moved, clock.day_of(stamp.at), meter_end=None, stamp=stamp_of("amina", stamp))
    by = _late("departure", stamp)
    operations.depart(moved, clock.day_of(by.at), meter_end=210, stamp=by)
    _decide(moved, reviews.COUNTS, stamp)
    _family("Strauss", "Anton", stamp)


def _family(name: str, holder: str, stamp: Stamp) -> Stay:
    by = _late("family", stamp)
    household = people.register_household([Newcomer(holder, name)], language="de", phone=None, stamp=by)
    persons = [member.person for member in household.members]
    arrival = Arrival(PITCH, household, persons, [], clock.day_of(by.at), ArrivalDetails())
    return operations.check_in(arrival, stamp=by)


def _late(kind: str, stamp: Stamp) -> Stamp:
    """The stamp of something that Karim's tablet kept, an hour at most of this day."""
    at = max(stamp.at - timedelta(hours=1), min(clock.midnight(clock.day_of(stamp.at)), stamp.at))
    by = replace(stamp_of("karim", stamp), at=at, token=new_key(), received_at=stamp.at, late=True)
    outbox.deliver(by.token, Kept(at, stamp.at, at), f"transit_site.{kind}", by.by_id, None)
    return by


def _decide(stay: Stay, how: str, stamp: Stamp, **chosen: str) -> None:
    wanted = select(Review).where(Review.subject_id == stay.id, ~Review.is_resolved)
    decide: Callable[..., None] = partial(reviews.decide, **chosen)
    outbox.resolve(db.session.scalars(wanted).one(), how, decide, stamp=stamp_of("amina", stamp))
