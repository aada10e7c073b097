"""Head counts that tablets tell in any order: the newest number and the steps after it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.attendance import operations
from amal_field.attendance.offers.reviews import tell
from amal_field.attendance.operations import reviews as decisions
from amal_field.db import db
from amal_field.outbox import operations as outbox
from amal_field.outbox.models import Review
from amal_field.refusal import RuleBroken
from tests.attendance.world import a_session

pytestmark = pytest.mark.usefixtures("world", "frozen_clock", "engine")


def reviews():
    return db.session.scalars(select(Review)).all()


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1), (1, 3, 0, 2)])
def test_the_newest_number_and_later_steps_whichever_comes_first(late, stamp_of, order):
    session = a_session(stamp_of())
    told = [
        lambda: operations.count(session, "other", 9, stamp=late(hours=5)),
        lambda: operations.count_up(session, "other", 1, stamp=late(hours=4)),
        lambda: operations.count(session, "other", 20, stamp=late(hours=3)),
        lambda: operations.count_up(session, "other", 1, stamp=late(hours=2)),
    ]
    assert [told[place]() for place in order] == [None] * 4
    assert (session.extra_other, session.extra_site, reviews()) == (21, None, [])


def test_what_came_with_the_session_or_a_register_stands_below_the_steps(late, stamp_of):
    session = a_session(stamp_of("bruno", at=clock.now() - timedelta(hours=9)), extra_other=3)
    operations.count_up(session, "other", 1, stamp=late(hours=2))
    assert session.extra_other == 4
    session.extra_other = 30
    operations.count_up(session, "other", 1, stamp=late(hours=1))
    assert session.extra_other == 31


def test_over_the_limit_goes_to_the_author(late, stamp_of):
    session = a_session(stamp_of())
    for by, code in ((-1, "tally_negative"), (10_000, "tally_full")):
        with pytest.raises(RuleBroken, match=code), db.session.begin_nested():
            operations.count_up(session, "other", by, stamp=late(hours=1))
    assert (session.extra_other, reviews()) == (None, [])


def test_counts_of_a_closed_roll_are_one_look_and_can_be_decided_and_taken_back(late, stamp_of):
    session = a_session(stamp_of("bruno", at=clock.now() - timedelta(hours=9)), extra_other=3)
    operations.close_roll(session, stamp=stamp_of("bruno"))
    with pytest.raises(RuleBroken, match="roll_closed"):
        operations.count_up(session, "other", 1, stamp=stamp_of("clara"))
    for hours, by in ((3, 1), (2, 1)):
        assert operations.count_up(session, "other", by, stamp=late(hours=hours)) == "roll_closed"
    (review,) = reviews()
    facts = tell([review])[review.id].facts
    assert (session.extra_other, "+1, +1" in facts[-1]) == (3, True)
    for how, number in ((decisions.DROPPED, 3), (decisions.COUNTS, 5)):
        outbox.resolve(review, how, decisions.decide, stamp=stamp_of("bruno"))
        assert (session.extra_other, db.session.get_one(Review, review.id).how) == (number, how)
        outbox.reopen(review, decisions.take_back, stamp=stamp_of("bruno"))
        assert session.extra_other == 3
