"""Calls: who is next comes to a counter, is called once more, and what became of it; each can be taken back."""

import secrets
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from amal_field import audit
from amal_field.clock import day_of
from amal_field.db import db
from amal_field.reception_desk import rules
from amal_field.reception_desk.models import Counter, Ticket, TicketCall
from amal_field.reception_desk.operations.queue_days import lock_day
from amal_field.reception_desk.operations.tickets import locked_ticket
from amal_field.reception_desk.rules.queue import CODE_LENGTH, CODE_SIGNS, MOST_ABSENCES, SLIP_DAYS
from amal_field.reception_desk.rules.words import ABSENT, AWAY, CALLED, NOT_SERVED, SERVED, WAITING
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped

STATES = {SERVED: SERVED, "passed": WAITING, AWAY: AWAY, "counter_closed": WAITING}
"""How a call ended → how it is with the ticket then."""


def call_next(counter: Counter, *, stamp: Stamp, done: UUID | None = None) -> TicketCall | None:
    """Call who is next on the side of a counter; None where nobody waits. `done`: the call there that ends with it.

    Raises `RuleBroken` `counter_busy` where somebody else is at the counter, or as `end_call`.
    """
    today = lock_day(stamp)
    before = _ended(_locked_call(done, counter), SERVED, stamp) if done else None
    waiting = db.session.scalars(
        select(Ticket)
        .where(Ticket.day == today, Ticket.state == WAITING, Ticket.side == counter.side)
        .where(Ticket.counter_id.is_(None) | (Ticket.counter_id == counter.id))
        .execution_options(populate_existing=True)
    )
    ticket = rules.queue.next_of(waiting, counter.languages)
    if ticket is None:
        return None
    if before is None:
        _demand_free(counter, stamp)
    return _called(ticket, counter, stamp, after=before)


def call(ticket_id: UUID, counter: Counter, *, stamp: Stamp) -> TicketCall:
    """Call one who waits, out of the order. Raises `RuleBroken` as `locked_ticket`, `ticket_taken` where another
    counter has them, `ticket_over`, `other_side` or `counter_busy`."""
    ticket = locked_ticket(ticket_id, stamp)
    if ticket.state == CALLED:
        at = select(Counter.name).join(TicketCall, TicketCall.counter_id == Counter.id)
        name = db.session.scalar(at.where(TicketCall.ticket_id == ticket.id, TicketCall.is_open))
        raise RuleBroken("ticket_taken", ticket=ticket.label, counter=name)
    if ticket.state != WAITING:
        raise RuleBroken("ticket_over", ticket=ticket.label)
    if ticket.side != counter.side:
        raise RuleBroken("other_side", ticket=ticket.label)
    _demand_free(counter, stamp)
    return _called(ticket, counter, stamp)


def call_again(call_id: UUID, *, stamp: Stamp) -> TicketCall:
    """Call them once more. Raises `RuleBroken` `call_over`."""
    lock_day(stamp)
    found = _locked_call(call_id)
    found.recalled_at = stamp.at
    audit.record("reception_desk:ticket:again", found.ticket, stamp)
    return found


def end_call(call_id: UUID, outcome: str, *, stamp: Stamp) -> TicketCall:
    """They are served, or not here: on the short list the first time, not served the second. Raises `RuleBroken`
    `call_over`."""
    lock_day(stamp)
    return _ended(_locked_call(call_id), outcome, stamp)


def pass_on(call_id: UUID, *, stamp: Stamp, counter: Counter | None = None, side: str | None = None) -> TicketCall:
    """They go on to another counter, or to the other side, and keep their time. Raises `RuleBroken` `call_over`."""
    lock_day(stamp)
    found = _ended(_locked_call(call_id), "passed", stamp)
    ticket = found.ticket
    ticket.side, ticket.counter_id = (counter.side, counter.id) if counter else (side or ticket.side, None)
    return found


def send_away(call_id: UUID, *, with_slip: bool, stamp: Stamp) -> Ticket:
    """They come back later: today, or with the code of a slip within its days. Raises `RuleBroken` `call_over`."""
    lock_day(stamp)
    ticket = _ended(_locked_call(call_id), AWAY, stamp).ticket
    if with_slip:
        ticket.return_code = "".join(secrets.choice(CODE_SIGNS) for _place in range(CODE_LENGTH))
        ticket.return_until = day_of(stamp.at) + timedelta(days=SLIP_DAYS)
    return ticket


def take_back_call(call_id: UUID, *, stamp: Stamp) -> Ticket:
    """Take back the last thing that was done with a call: how it ended, or, while it is open, the call itself and the
    end of the one before it. Raises `RuleBroken` `undo_too_late`, as `locked_ticket`, or `counter_busy`."""
    found = db.session.get(TicketCall, call_id)
    if found is None:
        raise RuleBroken("call_over")
    ticket = locked_ticket(found.ticket_id, stamp)
    db.session.refresh(found)
    if not found.is_open:
        _reopen(found, ticket, stamp)
    else:
        found.ended_at, found.outcome = max(stamp.at, found.called_at), "undone"
        ticket.state = WAITING
        db.session.flush()
        if found.after_id:
            before = db.session.get_one(TicketCall, found.after_id, populate_existing=True)
            _reopen(before, db.session.get_one(Ticket, before.ticket_id, populate_existing=True), stamp)
    audit.record("reception_desk:ticket:undo", ticket, stamp)
    return ticket


def _reopen(call: TicketCall, ticket: Ticket, stamp: Stamp) -> None:
    later = select(TicketCall.id).where(TicketCall.ticket_id == ticket.id, TicketCall.called_at > call.called_at)
    if call.outcome == "undone" or ticket.state == CALLED or db.session.scalar(later.limit(1)):
        raise RuleBroken("undo_too_late", ticket=ticket.label)
    counter = db.session.get_one(Counter, call.counter_id)
    _demand_free(counter, stamp)
    if call.outcome in (ABSENT, NOT_SERVED):
        ticket.absences = max(0, ticket.absences - 1)
    ticket.state, ticket.side, ticket.counter_id = CALLED, counter.side, None
    ticket.return_code = ticket.return_until = None
    call.ended_at = call.outcome = None
    db.session.flush()


def _called(ticket: Ticket, counter: Counter, stamp: Stamp, *, after: TicketCall | None = None) -> TicketCall:
    ticket.state = CALLED
    found = TicketCall(ticket_id=ticket.id, counter_id=counter.id, called_at=stamp.at, **stamped(stamp))
    found.after_id = after.id if after else None
    db.session.add(found)
    audit.record("reception_desk:ticket:call", ticket, stamp, counter=counter.name)
    db.session.flush()
    return found


def _demand_free(counter: Counter, stamp: Stamp) -> None:
    """Demand that nobody is at a counter. A call of a day before, made as that day ended, ends here."""
    wanted = select(TicketCall, Ticket).join(Ticket, Ticket.id == TicketCall.ticket_id)
    row = db.session.execute(wanted.where(TicketCall.counter_id == counter.id, TicketCall.is_open)).one_or_none()
    if row is None:
        return
    call, ticket = row
    if ticket.day == day_of(stamp.at):
        raise RuleBroken("counter_busy", ticket=ticket.label)
    call.ended_at, call.outcome, ticket.state = max(stamp.at, call.called_at), NOT_SERVED, NOT_SERVED
    db.session.flush()


def _ended(call: TicketCall, outcome: str, stamp: Stamp) -> TicketCall:
    ticket = call.ticket
    if outcome == ABSENT:
        ticket.absences += 1
        outcome = NOT_SERVED if ticket.absences == MOST_ABSENCES else ABSENT
    call.ended_at, call.outcome = max(stamp.at, call.called_at), outcome
    ticket.state = STATES.get(outcome, outcome)
    db.session.flush()  # before another call is there
    audit.record("reception_desk:ticket:end", ticket, stamp, outcome=f"call_{outcome}")
    return call


def _locked_call(call_id: UUID, counter: Counter | None = None) -> TicketCall:
    """A call that is open, at this counter where one is given, and its ticket, as the other writers left them."""
    wanted = select(TicketCall, Ticket).join(Ticket, Ticket.id == TicketCall.ticket_id)
    fresh = wanted.where(TicketCall.id == call_id).execution_options(populate_existing=True)
    row = db.session.execute(fresh).one_or_none()
    if row is None or not row.TicketCall.is_open or (counter and row.TicketCall.counter_id != counter.id):
        raise RuleBroken("call_over")
    return row.TicketCall
