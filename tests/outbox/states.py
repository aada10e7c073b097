"""What is to be looked at and what was set aside, in every state, made with the operations that tablets use."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

from sqlalchemy import select

from amal_field import clock
from amal_field.attendance import operations as attendance
from amal_field.attendance.models import Programme
from amal_field.attendance.operations import reviews as roll_reviews
from amal_field.attendance.queries import roll
from amal_field.db import db, new_key
from amal_field.outbox import operations
from amal_field.outbox.models import Review, SetAside
from amal_field.stamp import Stamp
from amal_field.transit_site import operations as site_operations
from amal_field.transit_site.operations import reviews as site
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.web.entries import Entry
from tests.attendance.world import a_session, expected_people
from tests.states import StampOf, State
from tests.transit_site.world import let_in, make_family


def delivered(stamp: Stamp, *, uncertain: bool = False) -> tuple[Stamp, Entry]:
    """The stamp of an entry that came now and was typed in two hours ago, noted unless it is to be set aside."""
    at = clock.now() - timedelta(hours=2)
    entry = Entry(1, at, at, 0, clock.now(), 2, is_late=True, is_uncertain=uncertain)
    return replace(stamp, at=at, received_at=clock.now(), late=True), entry


def reviews(stamp_of: StampOf) -> Iterator[State]:
    """On a roll that was closed: open, counted, dropped and opened again; and an hour that is uncertain."""
    session = a_session(stamp_of("bruno"), series=expected_people(stamp_of, 4, "Laat"), hours=(18, 19))
    programme = db.session.get_one(Programme, session.programme_id)
    attendance.close_roll(session, stamp=stamp_of("bruno"))
    persons = [row.person_id for row in roll.rows_of(session, programme)]
    for person, how in zip(persons, (None, "counts", "dropped", "again"), strict=True):
        stamp, entry = delivered(stamp_of("clara"))
        operations.deliver(stamp.token, entry, "attendance.tap", stamp.by_id, None)
        attendance.mark(session, programme, person, "present", stamp=stamp)
        review = db.session.scalars(select(Review).where(Review.delivery_key == stamp.token)).one()
        if how:
            decided = "counts" if how == "again" else how
            operations.resolve(review, decided, roll_reviews.decide, stamp=stamp_of("bruno"))
        if how == "again":
            operations.reopen(review, roll_reviews.take_back, stamp=stamp_of("bruno"))
        yield State(f"review {how}", review_id=review.id)
    stamp, entry = delivered(stamp_of("clara"), uncertain=True)
    operations.deliver(stamp.token, entry, "attendance.tap", stamp.by_id, None)
    yield State("review of a clock", review_id=db.session.scalars(select(Review.id).order_by(Review.id.desc())).first())


def set_aside(stamp_of: StampOf) -> Iterator[State]:
    """Waiting, and seen to: marks of a roll that its author may not see any more."""
    session = a_session(stamp_of("bruno"), hours=(20, 21))
    for name in ("waiting", "seen to"):
        stamp, entry = delivered(stamp_of("clara"))
        path = f"/attendance/sessions/{session.id}/people/{new_key()}/present"
        how = {"reason": "404", "path": path, "fields": [("given_name", "Fatima")]}
        operations.set_aside(stamp.token, entry, "attendance.tap", stamp.by_id, None, **how)
        aside = db.session.scalars(select(SetAside).where(SetAside.delivery_key == stamp.token)).one()
        if name == "seen to":
            operations.see_to(aside, stamp=stamp_of("bruno"))
        yield State(f"set aside, {name}", aside_id=aside.id)


def site_reviews(stamp_of: StampOf) -> Iterator[State]:
    """A family on a taken pitch: open, moved, dropped and opened again; and a departure with another meter."""
    free, pitch = stay_queries.free_numbers()[-2:]
    stay = let_in(stamp_of(), make_family(stamp_of(), "Eerder"), pitch=pitch)
    for how in (None, "moved", "dropped", "again"):
        stamp, entry = delivered(stamp_of())
        operations.deliver(stamp.token, entry, "transit_site.family", stamp.by_id, None)
        family = [("Later", 1990 + len(how or ""))]
        let_in(stamp, make_family(stamp, f"Later {how}", members=family), pitch=pitch, plates=())
        review = db.session.scalars(select(Review).where(Review.delivery_key == stamp.token)).one()
        if how:
            decide = partial(site.decide, chosen=str(free))
            operations.resolve(review, "dropped" if how == "again" else how, decide, stamp=stamp_of())
        if how == "again":
            operations.reopen(review, site.take_back, stamp=stamp_of())
        yield State(f"review of a family {how}", review_id=review.id)
    site_operations.depart(stay, clock.today(), meter_end=None, stamp=stamp_of())
    stamp, entry = delivered(stamp_of())
    operations.deliver(stamp.token, entry, "transit_site.departure", stamp.by_id, None)
    site_operations.depart(stay, clock.today(), meter_end=9, stamp=stamp)
    review_id = db.session.scalars(select(Review.id).where(Review.delivery_key == stamp.token)).one()
    yield State("review of a departure", review_id=review_id)


MAKERS = (reviews, set_aside, site_reviews)
RECORDS = {"review_id": Review, "aside_id": SetAside}
