"""Tickets: a number is taken, put ahead, brought to the front; somebody comes back with a slip."""

from datetime import date
from uuid import UUID

from sqlalchemy import delete, func, select, update

from amal_field import audit
from amal_field.clock import day_of
from amal_field.db import db
from amal_field.reception_desk import rules
from amal_field.reception_desk.models import QueueDay, Talk, Ticket, TicketCall
from amal_field.reception_desk.operations.queue_days import lock_day
from amal_field.reception_desk.rules.queue import Party
from amal_field.reception_desk.rules.words import ABSENT, AWAY, NOT_SERVED, SERVED, WAITING
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped


def take_ticket(party: Party, letter: str, *, stamp: Stamp) -> Ticket:
    """Give a party the next number of a letter, on the side of what it comes for."""
    lock_day(stamp)
    return _new(letter, stamp, party=party, side=rules.queue.side_for(party.purpose), queued_at=stamp.at)


def come_back(typed: str, letter: str, *, stamp: Stamp) -> Ticket:
    """Let somebody wait again with the code of their slip: on the same day under the same number, later under a new
    one; at the front either way. Who waits again, or is at a counter, already has that number. Once they were served a
    code is used up, and who was twice absent takes a new number.

    Raises `RuleBroken` `code_unknown`.
    """
    today = lock_day(stamp)
    code = rules.queue.bare_code(typed)
    ticket = db.session.scalars(select(Ticket).where(Ticket.return_code == code)).one_or_none() if code else None
    if ticket is None or ticket.return_until < today or ticket.state == SERVED:
        raise RuleBroken("code_unknown")
    if ticket.day != today:
        return _continued(ticket, letter, stamp)
    return _waiting_again(ticket, stamp)


def bring_to_front(ticket_id: UUID, *, stamp: Stamp) -> Ticket:
    """Let a ticket of the short list wait again, before all others. Twice is once. Raises `RuleBroken` as
    `locked_ticket`, or `ticket_not_beside`."""
    ticket = locked_ticket(ticket_id, stamp)
    if not ticket.is_beside and not (ticket.state == WAITING and ticket.is_back):
        raise RuleBroken("ticket_not_beside", ticket=ticket.label)
    _to_front(ticket, stamp)
    return ticket


def take_back_front(ticket_id: UUID, was: str, *, was_back: bool, stamp: Stamp) -> Ticket:
    """Put a ticket on the short list again, as it stood there: `was` absent or away, `was_back` whether it had come
    back before. Raises `RuleBroken` as `locked_ticket`, or `undo_too_late`."""
    ticket = locked_ticket(ticket_id, stamp)
    if was not in (ABSENT, AWAY) or ticket.state != WAITING or not ticket.is_back:
        raise RuleBroken("undo_too_late", ticket=ticket.label)
    ticket.state, ticket.is_back = was, was_back
    audit.record("reception_desk:ticket:front_undo", ticket, stamp)
    return ticket


def give_priority(ticket_id: UUID, wanted: bool, *, stamp: Stamp) -> Ticket:
    """Let a ticket go before others, or not any more; nobody notes why. Raises `RuleBroken` as `locked_ticket`."""
    ticket = locked_ticket(ticket_id, stamp)
    ticket.has_priority = wanted
    audit.record("reception_desk:ticket:priority", ticket, stamp, priority=wanted)
    return ticket


def know_ticket(ticket: Ticket, person_id: UUID, *, stamp: Stamp) -> None:
    """Say whose ticket of the day it is, after `lock_day`: by it their file is found today. Twice is once."""
    if ticket.person_id == person_id:
        return
    ticket.person_id = ticket.recorded_person_id = person_id
    audit.record("reception_desk:ticket:know", ticket, stamp, people=[person_id])


def forget_ticket(ticket: Ticket, *, stamp: Stamp) -> None:
    """Say that nobody knows whose ticket of the day it is, after `lock_day`."""
    people, ticket.person_id, ticket.recorded_person_id = [ticket.person_id], None, None
    audit.record("reception_desk:ticket:forget", ticket, stamp, people=people)


def locked_ticket(ticket_id: UUID, stamp: Stamp) -> Ticket:
    """A ticket as the other writers of the day left it. Raises `RuleBroken` as `demand_of_today`."""
    today = lock_day(stamp)
    fresh = select(Ticket).where(Ticket.id == ticket_id).execution_options(populate_existing=True)
    return demand_of_today(db.session.scalars(fresh).one_or_none(), today)


def demand_of_today(ticket: Ticket | None, today: date) -> Ticket:
    """The ticket, if it is one of today. Raises `RuleBroken` `ticket_of_yesterday`, `ticket_of_before` or
    `ticket_gone`."""
    if ticket is None:
        raise RuleBroken("ticket_gone")
    rules.queue.check_day(ticket.label, ticket.day, today=today)
    return ticket


def drop_tickets(*, stamp: Stamp) -> dict[str, int]:
    """Delete what is older than its term, and how much of each."""
    last = day_of(stamp.at - rules.queue.TERM)
    old = select(Ticket.id).where(Ticket.day < last)
    db.session.execute(update(TicketCall).where(TicketCall.ticket_id.in_(old)).values(after_id=None))
    db.session.execute(
        update(TicketCall)
        .where(TicketCall.after_id.in_(select(TicketCall.id).where(TicketCall.ticket_id.in_(old))))
        .values(after_id=None)
    )
    calls = db.session.execute(delete(TicketCall).where(TicketCall.ticket_id.in_(old))).rowcount
    db.session.execute(update(Ticket).where(Ticket.continues_id.in_(old)).values(continues_id=None))
    db.session.execute(update(Talk).where(Talk.ticket_id.in_(old)).values(ticket_id=None))
    tickets = db.session.execute(delete(Ticket).where(Ticket.day < last)).rowcount
    db.session.execute(delete(QueueDay).where(QueueDay.day < last))
    return {"tickets": tickets, "calls": calls}


def _continued(ticket: Ticket, letter: str, stamp: Stamp) -> Ticket:
    again = db.session.scalars(select(Ticket).where(Ticket.continues_id == ticket.id)).one_or_none()
    if again is not None and again.day == day_of(stamp.at):
        return _waiting_again(again, stamp)
    if again is not None:
        raise RuleBroken("code_unknown")
    party = Party(ticket.language, ticket.people, ticket.children, ticket.purpose)
    side, back = ticket.side, {"is_back": True, "continues_id": ticket.id}
    return _new(letter, stamp, party=party, side=side, queued_at=ticket.queued_at, **back)


def _waiting_again(ticket: Ticket, stamp: Stamp) -> Ticket:
    if ticket.state in (SERVED, NOT_SERVED):
        raise RuleBroken("code_unknown")
    if ticket.is_beside:
        _to_front(ticket, stamp)
    return ticket


def _new(letter: str, stamp: Stamp, *, party: Party, **values: object) -> Ticket:
    today = day_of(stamp.at)
    last = select(func.max(Ticket.number)).where(Ticket.day == today, Ticket.letter == letter)
    ticket = Ticket(
        day=today,
        letter=letter,
        number=(db.session.scalar(last) or 0) + 1,
        language=party.language,
        people=party.people,
        children=party.children,
        purpose=party.purpose,
        tablet_id=stamp.tablet_id,
        **values,
        **stamped(stamp),
    )
    db.session.add(ticket)
    db.session.flush()
    audit.record("reception_desk:ticket:make", ticket, stamp, ticket=ticket.label)
    return ticket


def _to_front(ticket: Ticket, stamp: Stamp) -> None:
    ticket.state, ticket.is_back = WAITING, True
    audit.record("reception_desk:ticket:front", ticket, stamp)
