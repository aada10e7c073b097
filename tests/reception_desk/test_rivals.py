"""Two counters, and many people at the entrance, in the same second: each gets another number."""

import pytest
from sqlalchemy import select

from amal_field.db import begin_write, db
from amal_field.reception_desk.models import Ticket, TicketCall
from tests.reception_desk.queue_world import a_counter, a_ticket

pytestmark = pytest.mark.usefixtures("frozen_clock")
PARTY = {"spoken": "uk", "adults": "1", "children": "0", "purpose": "school"}


@pytest.fixture
def counters(app, stamp_of):
    """The counters of Halyna and Oksana, and two numbers that wait."""
    with app.test_request_context():
        begin_write()
        made = [a_counter(stamp_of, key=key).id for key in ("halyna", "oksana")]
        tickets = [a_ticket(stamp_of("halyna")).id for _ in range(2)]
        db.session.commit()
        db.session.remove()
        return made, tickets


def called(app) -> list[str]:
    with app.app_context():
        rows = db.session.scalars(select(Ticket).join(TicketCall, TicketCall.ticket_id == Ticket.id))
        labels = sorted(ticket.label for ticket in rows)
        db.session.remove()
        return labels


def test_two_counters_call_in_one_second_and_each_gets_another_number(engine, app, together, counters):
    posts = [(f"/reception-desk/queue/counters/{key}/next", {}) for key in counters[0]]
    assert together(posts, "halyna", "oksana") == [303, 303]
    assert called(app) == ["A1", "A2"]


def test_of_two_counters_that_tap_one_row_one_gets_it(engine, app, together, counters):
    posts = [(f"/reception-desk/queue/tickets/{counters[1][1]}/call", {})] * 2
    assert together(posts, "halyna", "oksana") == [303, 422]
    assert called(app) == ["A2"]


def test_numbers_taken_at_once_count_on(engine, app, together):
    assert together([("/reception-desk/queue/new", PARTY)] * 4, "halyna", "oksana") == [303] * 4
    with app.app_context():
        assert sorted(db.session.scalars(select(Ticket.number))) == [1, 2, 3, 4]
        db.session.remove()
