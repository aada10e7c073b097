"""Counters: somebody sits down at one and leaves it; administrators open and close them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from amal_field import audit
from amal_field.db import constraint_as_refusal, db
from amal_field.reception_desk.models import Counter, Ticket, TicketCall
from amal_field.reception_desk.operations.queue_days import lock_day
from amal_field.reception_desk.rules.words import WAITING
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped

NAME_IS_ONE = {"uq_counters_name": "counter_twice", "counters.name": "counter_twice"}


def take_counter(counter: Counter, taker: str | None, *, stamp: Stamp) -> None:
    """Sit down at a counter; the one where this user sat becomes free. `taker`: the name of who sits there now.

    Raises `RuleBroken` `counter_taken`, or as `leave_counter`.
    """
    today = lock_day(stamp)
    is_there = (TicketCall.counter_id == Counter.id) & TicketCall.is_open
    wanted = (
        select(Counter, Ticket)
        .outerjoin(TicketCall, is_there)
        .outerjoin(Ticket, (Ticket.id == TicketCall.ticket_id) & (Ticket.day == today))
        .where((Counter.id == counter.id) | (Counter.taken_by_id == stamp.by_id))
        .execution_options(populate_existing=True)
    )
    rows = db.session.execute(wanted).all()
    if counter.is_taken(today) and counter.taken_by_id != stamp.by_id:
        raise RuleBroken("counter_taken", counter=counter.name, person=taker or "")
    for other, ticket in rows:
        if other is not counter:
            _demand_no(ticket)
            _free(other)
            db.session.flush()
    counter.taken_by_id, counter.taken_on, counter.languages = stamp.by_id, today, []
    audit.record("reception_desk:counter:take", counter, stamp)


def leave_counter(counter: Counter, *, stamp: Stamp) -> None:
    """Leave a counter. Raises `RuleBroken` `counter_busy` where somebody was called to it."""
    _demand_nobody(counter, lock_day(stamp))
    _free(counter)
    audit.record("reception_desk:counter:leave", counter, stamp)


def choose_languages(counter: Counter, languages: Sequence[str], *, stamp: Stamp) -> None:
    """From now on only tickets in these languages are called here; of none ticked, all."""
    lock_day(stamp)
    counter.languages = sorted(set(languages))
    audit.record("reception_desk:counter:languages", counter, stamp)


def open_counter(name: str, side: str, *, stamp: Stamp) -> Counter:
    """Make a counter. Raises `RuleBroken` `counter_twice`."""
    lock_day(stamp)
    counter = Counter(name=name, side=side, languages=[], **stamped(stamp))
    with constraint_as_refusal(NAME_IS_ONE, counter=name):
        db.session.add(counter)
        db.session.flush()
    audit.record("reception_desk:counter:open", counter, stamp, counter=name)
    return counter


def close_counter(counter: Counter, *, stamp: Stamp) -> None:
    """Close a counter for good; who was called to it goes back to the front, who waited for it waits for any. Twice is
    once."""
    lock_day(stamp)
    db.session.refresh(counter)
    if not counter.stands:
        return
    is_here = (TicketCall.counter_id == counter.id, TicketCall.is_open)
    for call, ticket in db.session.execute(
        select(TicketCall, Ticket).join(Ticket, Ticket.id == TicketCall.ticket_id).where(*is_here)
    ):
        call.ended_at, call.outcome = max(stamp.at, call.called_at), "counter_closed"
        ticket.state, ticket.is_back = WAITING, True
        audit.record("reception_desk:ticket:end", ticket, stamp, outcome="call_counter_closed")
    for ticket in db.session.scalars(select(Ticket).where(Ticket.counter_id == counter.id, Ticket.state == WAITING)):
        ticket.counter_id = None
        audit.record("reception_desk:ticket:any_counter", ticket, stamp, counter=counter.name)
    _free(counter)
    counter.cancel(stamp)
    audit.record("reception_desk:counter:close", counter, stamp, counter=counter.name)


def _free(counter: Counter) -> None:
    counter.taken_by_id = counter.taken_on = None


def _demand_nobody(counter: Counter, today: date) -> None:
    wanted = select(Ticket).join(TicketCall, TicketCall.ticket_id == Ticket.id).where(Ticket.day == today)
    _demand_no(db.session.scalars(wanted.where(TicketCall.counter_id == counter.id, TicketCall.is_open)).one_or_none())


def _demand_no(ticket: Ticket | None) -> None:
    if ticket is not None:
        raise RuleBroken("counter_busy", ticket=ticket.label)
