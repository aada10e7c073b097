"""The queue of the desk in every state, made with the operations that the screens use."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from amal_field.reception_desk import operations
from amal_field.reception_desk.models import Counter, Ticket, TicketCall
from amal_field.reception_desk.rules.words import ABSENT, SERVED, WELFARE
from tests.reception_desk.queue_world import a_counter, a_ticket, of_welfare
from tests.states import StampOf, State


def queue(stamp_of: StampOf) -> Iterator[State]:
    """Counters free, taken and closed; tickets that wait, were called, are away, done, and of yesterday."""
    halyna, ivo = stamp_of("halyna"), stamp_of("ivo")
    yield State("languages of a client", language=["nl", "ar"], spoken=["fa"])
    yesterday = replace(halyna, at=halyna.at - timedelta(days=1))
    yield State("ticket of yesterday", ticket_id=a_ticket(yesterday).id)
    mine, other = a_counter(stamp_of, key="halyna"), a_counter(stamp_of, WELFARE, key="ivo")
    yield State("counter", counter_id=[mine.id, other.id, a_counter(stamp_of).id])
    closed = a_counter(stamp_of)
    operations.close_counter(closed, stamp=stamp_of("dirk"))
    yield State("counter closed", is_void=True, counter_id=closed.id)
    yield State("ticket that waits", ticket_id=[a_ticket(halyna).id, of_welfare(ivo).id])
    for name, end in (("served", SERVED), ("absent", ABSENT)):
        call = operations.call(a_ticket(halyna).id, mine, stamp=halyna)
        operations.call_again(call.id, stamp=halyna)
        operations.end_call(call.id, end, stamp=halyna)
        yield State(f"call {name}", call_id=call.id, ticket_id=call.ticket_id)
    call = operations.call(a_ticket(halyna).id, mine, stamp=halyna)
    away = operations.send_away(call.id, with_slip=True, stamp=halyna)
    yield State("ticket with a slip", ticket_id=away.id, call_id=call.id)
    undone = operations.call(a_ticket(halyna).id, mine, stamp=halyna)
    operations.take_back_call(undone.id, stamp=halyna)
    yield State("call taken back", is_void=True, call_id=undone.id, ticket_id=undone.ticket_id)
    here = operations.call(a_ticket(halyna).id, mine, stamp=halyna)
    there = operations.call(of_welfare(ivo).id, other, stamp=ivo)
    yield State("call open", call_id=[here.id, there.id], ticket_id=here.ticket_id)


MAKERS = (queue,)
RECORDS = {"ticket_id": Ticket, "call_id": TicketCall, "counter_id": Counter}
