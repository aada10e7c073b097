"""Calls: who is next comes to a counter, is called once more, and what became of it; each can be taken back."""

import secrets
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, bindparam, false, select
from sqlalchemy.orm import contains_eager, joinedload

from amal_field import audit
from amal_field.clock import day_of
from amal_field.db import db
from amal_field.reception_desk import rules
from amal_field.reception_desk.models import Counter, Ticket, TicketCall
from amal_field.reception_desk.operations.queue_days import lock_day
from amal_field.reception_desk.operations.tickets import demand_of_today
from amal_field.reception_desk.rules.queue import CODE_LENGTH, CODE_SIGNS, MOST_ABSENCES, SLIP_DAYS
from amal_field.reception_desk.rules.words import ABSENT, AWAY, CALLED, NOT_SERVED, SERVED, WAITING
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped

STATES = {SERVED: SERVED, "passed": WAITING, AWAY: AWAY, "counter_closed": WAITING}
"""How a call ended → how it is with the ticket then."""
AT = bindparam("counter", type_=Uuid)
WAITS = and_(
    Ticket.day == bindparam("today"),
    Ticket.state == WAITING,
    Ticket.side == bindparam("side"),
    Ticket.counter_id.is_(None) | (Ticket.counter_id == AT),
)
IS_TICKET, NONE = Ticket.id == bindparam("ticket"), false()
"""Which tickets a call asks for: who waits for a counter, one of them, or only who is there."""


def call_next(counter: Counter, *, stamp: Stamp, done: UUID | None = None) -> TicketCall | None:
    """Call who is next on the side of a counter; None where nobody waits. `done`: the call there that ends with it.

    Raises `RuleBroken` `counter_busy` where somebody else is at the counter, or as `end_call`.
    """
    today = lock_day(stamp)
    waiting, here = _fresh(WAITS, counter, today=today)
    if done and (here is None or here.id != done):
        raise RuleBroken("call_over")
    ticket = rules.queue.next_of(waiting, counter.languages)
    if ticket is None:
        if here and done:
            _end(here, SERVED, stamp)
        return None
    if here and done:
        _close(here, SERVED, stamp)
        return _called(ticket, counter, stamp, after=here)
    _demand_free(here, stamp)
    return _called(ticket, counter, stamp)


def call(ticket_id: UUID, counter: Counter, *, stamp: Stamp) -> TicketCall:
    """Call one who waits, out of the order. Raises `RuleBroken` as `demand_of_today`, `ticket_taken` where another
    counter has them, `ticket_over`, `other_side` or `counter_busy`."""
    today = lock_day(stamp)
    tickets, here = _fresh(IS_TICKET, counter, ticket=ticket_id)
    found = here.ticket if here and here.ticket_id == ticket_id else next(iter(tickets), None)
    ticket = demand_of_today(found, today)
    if ticket.state == CALLED:
        at = select(Counter.name).join(TicketCall, TicketCall.counter_id == Counter.id)
        name = db.session.scalar(at.where(TicketCall.ticket_id == ticket.id, TicketCall.is_open))
        raise RuleBroken("ticket_taken", ticket=ticket.label, counter=name)
    if ticket.state != WAITING:
        raise RuleBroken("ticket_over", ticket=ticket.label)
    if ticket.side != counter.side:
        raise RuleBroken("other_side", ticket=ticket.label)
    _demand_free(here, stamp)
    return _called(ticket, counter, stamp)


def call_again(call_id: UUID, *, stamp: Stamp) -> TicketCall:
    """Call them once more. Raises `RuleBroken` `call_over`."""
    lock_day(stamp)
    found = _locked_call(call_id)
    found.recalled_at = stamp.at
    audit.record("reception_desk:ticket:again", found.ticket, stamp)
    return found


def take_back_again(call_id: UUID, *, stamp: Stamp) -> TicketCall:
    """They were not called once more. Twice is once. Raises `RuleBroken` `call_over`."""
    lock_day(stamp)
    found = _locked_call(call_id)
    if found.recalled_at is not None:
        found.recalled_at = None
        audit.record("reception_desk:ticket:again_undo", found.ticket, stamp)
    return found


def end_call(call_id: UUID, outcome: str, *, stamp: Stamp) -> TicketCall:
    """They are served, or not here: on the short list the first time, not served the second. Raises `RuleBroken`
    `call_over`."""
    lock_day(stamp)
    return _end(_locked_call(call_id), outcome, stamp)


def pass_on(call_id: UUID, *, stamp: Stamp, counter: Counter | None = None, side: str | None = None) -> TicketCall:
    """They go on to another counter, or to the other side, and keep their time. Raises `RuleBroken` `call_over`."""
    lock_day(stamp)
    found = _locked_call(call_id)
    _close(found, "passed", stamp)
    ticket = found.ticket
    ticket.side, ticket.counter_id = (counter.side, counter.id) if counter else (side or ticket.side, None)
    if counter:
        audit.record("reception_desk:ticket:pass_to_counter", ticket, stamp, counter=counter.name)
    else:
        audit.record("reception_desk:ticket:pass", ticket, stamp, side=f"side_{ticket.side}")
    return found


def send_away(call_id: UUID, *, with_slip: bool, stamp: Stamp) -> Ticket:
    """They come back later: today, or with the code of a slip within its days. Raises `RuleBroken` `call_over`."""
    lock_day(stamp)
    ticket = _end(_locked_call(call_id), AWAY, stamp).ticket
    if with_slip:
        ticket.return_code = "".join(secrets.choice(CODE_SIGNS) for _place in range(CODE_LENGTH))
        ticket.return_until = day_of(stamp.at) + timedelta(days=SLIP_DAYS)
    return ticket


def take_back_call(call_id: UUID, *, stamp: Stamp) -> Ticket:
    """Take back the last thing that was done with a call: how it ended, or, while it is open, the call itself and the
    end of the one before it. Raises `RuleBroken` `undo_too_late`, as `demand_of_today`, or `counter_busy`."""
    today = lock_day(stamp)
    found = _fresh_call(call_id)
    if found is None:
        raise RuleBroken("call_over")
    ticket = demand_of_today(found.ticket, today)
    if not found.is_open:
        _reopen(found, stamp)
    else:
        found.ended_at, found.outcome = max(stamp.at, found.called_at), "undone"
        ticket.state = WAITING
        db.session.flush()
        before = found.after_id and _fresh_call(found.after_id)
        if before:
            _reopen(before, stamp)
    audit.record("reception_desk:ticket:undo", ticket, stamp)
    return ticket


def _reopen(call: TicketCall, stamp: Stamp) -> None:
    ticket = call.ticket
    later = select(TicketCall.id).where(TicketCall.ticket_id == ticket.id, TicketCall.called_at > call.called_at)
    if call.outcome == "undone" or ticket.state == CALLED or db.session.scalar(later.limit(1)):
        raise RuleBroken("undo_too_late", ticket=ticket.label)
    counter = db.session.get_one(Counter, call.counter_id)
    _demand_free(_fresh(NONE, counter)[1], stamp)
    if call.outcome in (ABSENT, NOT_SERVED):
        ticket.absences = max(0, ticket.absences - 1)
    ticket.state, ticket.side, ticket.counter_id = CALLED, counter.side, None
    ticket.return_code = ticket.return_until = None
    call.ended_at = call.outcome = None
    db.session.flush()


def _called(ticket: Ticket, counter: Counter, stamp: Stamp, *, after: TicketCall | None = None) -> TicketCall:
    ticket.state = CALLED
    if after:
        db.session.flush()  # a counter has one open call
    found = TicketCall(ticket=ticket, counter_id=counter.id, called_at=stamp.at, **stamped(stamp))
    found.after_id = after.id if after else None
    db.session.add(found)
    db.session.flush()
    if after:
        _tell_end(after, stamp)
    audit.record("reception_desk:ticket:call", ticket, stamp, counter=counter.name)
    return found


def _demand_free(here: TicketCall | None, stamp: Stamp) -> None:
    """Demand that nobody is at a counter. A call of a day before, made as that day ended, ends here."""
    if here is None:
        return
    ticket = here.ticket
    if ticket.day == day_of(stamp.at):
        raise RuleBroken("counter_busy", ticket=ticket.label)
    here.ended_at, here.outcome, ticket.state = max(stamp.at, here.called_at), NOT_SERVED, NOT_SERVED
    db.session.flush()


def _end(call: TicketCall, outcome: str, stamp: Stamp) -> TicketCall:
    _close(call, outcome, stamp)
    _tell_end(call, stamp)
    return call


def _tell_end(call: TicketCall, stamp: Stamp) -> None:
    audit.record("reception_desk:ticket:end", call.ticket, stamp, outcome=f"call_{call.outcome}")


def _close(call: TicketCall, outcome: str, stamp: Stamp) -> None:
    ticket = call.ticket
    if outcome == ABSENT:
        ticket.absences += 1
        outcome = NOT_SERVED if ticket.absences == MOST_ABSENCES else ABSENT
    call.ended_at, call.outcome = max(stamp.at, call.called_at), outcome
    ticket.state = STATES.get(outcome, outcome)


@cache
def _tickets(wanted: ColumnElement[bool]) -> Select[tuple[Ticket, TicketCall]]:
    """The statement of `_fresh`, made once for each of the conditions above."""
    is_there = TicketCall.is_open & (TicketCall.counter_id == AT)
    return (
        select(Ticket, TicketCall)
        .outerjoin(TicketCall, (TicketCall.ticket_id == Ticket.id) & is_there)
        .options(contains_eager(TicketCall.ticket))
        .where(wanted | Ticket.id.in_(select(TicketCall.ticket_id).where(is_there)))
        .execution_options(populate_existing=True)
    )


def _fresh(
    wanted: ColumnElement[bool], counter: Counter, **values: date | UUID
) -> tuple[list[Ticket], TicketCall | None]:
    """The tickets that meet one of the conditions above, but the one at this counter, and the call there, as the other
    writers left them."""
    asked = {"counter": counter.id, "side": counter.side} | values
    rows = db.session.execute(_tickets(wanted), asked).all()
    return [ticket for ticket, call in rows if call is None], next((call for _ticket, call in rows if call), None)


def _fresh_call(call_id: UUID) -> TicketCall | None:
    """A call and its ticket, as the other writers left them."""
    wanted = select(TicketCall).options(joinedload(TicketCall.ticket, innerjoin=True)).where(TicketCall.id == call_id)
    return db.session.scalars(wanted.execution_options(populate_existing=True)).one_or_none()


def _locked_call(call_id: UUID) -> TicketCall:
    """A call that is open. Raises `RuleBroken` `call_over`."""
    found = _fresh_call(call_id)
    if found is None or not found.is_open:
        raise RuleBroken("call_over")
    return found
