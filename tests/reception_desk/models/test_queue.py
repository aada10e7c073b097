"""What the database refuses of the queue, whoever asks."""

import re

from amal_field.accounts.models import IMPORT_ID
from amal_field.clock import now, today
from amal_field.db import db, new_key
from amal_field.reception_desk.models import Counter, QueueDay, Ticket, TicketCall
from tests.reception_desk.world import guard_of


def ticket(**values):
    row = {"day": today(), "letter": "A", "number": 1, "language": "uk", "people": 3, "children": 1, "queued_at": now()}
    row |= {"purpose": "school", "side": "integration", "state": "waiting", "has_priority": False, "is_back": False}
    return guard_of(Ticket, **row | {"absences": 0} | values)


def counter(**values):
    return guard_of(Counter, **{"side": "welfare", "name": "1", "languages": []} | values)


def test_the_database_refuses_what_no_queue_can_be(engine, world):
    db.session.add(QueueDay(day=today(), revision=1))
    db.session.flush()
    first, desk = new_key(), new_key()
    assert ticket(id=first) is None
    refused = {
        "ck_tickets_people_counted": [{"people": 0, "children": 0}, {"people": 41}],
        "ck_tickets_children_of_people": [{"children": 4}, {"children": -1}],
        "ck_tickets_purpose_known": [{"purpose": "money"}],
        "ck_tickets_side_known": [{"side": "desk"}],
        "ck_tickets_state_known": [{"state": "lost"}],
        "ck_tickets_letter_is_one": [{"letter": "AB"}],
        "ck_tickets_number_counts": [{"number": 0}],
        "ck_tickets_absences_counted": [{"absences": 3}],
        "ck_tickets_code_has_end": [{"return_code": "ABCDE"}],
    }
    for name, rows in refused.items():
        assert {ticket(**{"number": 9} | row) for row in rows} == {name}
    assert re.fullmatch(r"uq_tickets_day_letter_number|UNIQUE .*tickets.day, tickets.letter, tickets.number", ticket())
    assert counter(id=desk) is None
    assert counter(side="desk", name="2") == "ck_counters_side_known"
    assert counter(name="2", taken_by_id=IMPORT_ID) == "ck_counters_taken_by_somebody"
    assert "counters" in counter()
    call = {"ticket_id": first, "counter_id": desk, "called_at": now()}
    assert guard_of(TicketCall, **call, outcome="served") == "ck_ticket_calls_ends_with_outcome"
    assert guard_of(TicketCall, **call, ended_at=now(), outcome="gone") == "ck_ticket_calls_outcome_known"
    assert guard_of(TicketCall, **call) is None
    assert ticket(number=2, id=(other := new_key())) is None
    assert "ticket_calls" in guard_of(TicketCall, **call | {"ticket_id": other})
    assert counter(name="2", id=(second := new_key())) is None
    assert "ticket_calls" in guard_of(TicketCall, **call | {"counter_id": second})
    assert guard_of(TicketCall, **call | {"ticket_id": other, "counter_id": second}) is None
