"""The demo has a queue of today: nine numbers in four languages, one called and one absent; twice is once."""

from collections import Counter

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import demo_stamp
from amal_field.db import db, new_key
from amal_field.reception_desk.models import Counter as DeskCounter
from amal_field.reception_desk.models import Ticket
from amal_field.reception_desk.offers import demo_queue

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


def test_nine_numbers_wait_in_four_languages(engine):
    for _ in range(2):
        demo_queue.load(demo_stamp(new_key()))
    tickets = db.session.scalars(select(Ticket).where(Ticket.day == clock.today())).all()
    assert len({ticket.language for ticket in tickets}) == 4
    assert Counter(ticket.state for ticket in tickets) == {"waiting": 7, "called": 1, "absent": 1}
    assert len(db.session.scalars(select(DeskCounter.id)).all()) == 4
