"""The writers of a day of the desk queue on its row; with the first of them the days before end."""

from datetime import date

from sqlalchemy import select, update

from amal_field import audit
from amal_field.clock import day_of
from amal_field.db import INSERTS, db
from amal_field.reception_desk.models import QueueDay, Ticket, TicketCall
from amal_field.reception_desk.rules.words import ABSENT, AWAY, CALLED, NOT_SERVED, WAITING
from amal_field.stamp import Stamp

DAYS = QueueDay.__table__
COUNT_UP = {
    name: insert(DAYS)
    .values(revision=1)
    .on_conflict_do_update(index_elements=[DAYS.c.day], set_={"revision": DAYS.c.revision + 1})
    .returning(DAYS.c.revision)
    for name, insert in INSERTS.items()
}
HOLD = {
    name: insert(DAYS)
    .values(revision=0)
    .on_conflict_do_update(index_elements=[DAYS.c.day], set_={"revision": DAYS.c.revision})
    for name, insert in INSERTS.items()
}


def hold_day(stamp: Stamp) -> date:
    """Queue on the day as `lock_day` does and return it, for what changes nothing that the queue shows: its revision
    stays."""
    today = day_of(stamp.at)
    db.session.execute(HOLD[db.engine.dialect.name], {"day": today})
    return today


def lock_day(stamp: Stamp) -> date:
    """Count the revision of the day up and return the day; the row lock holds until the end, so what is read after this
    is what the other writers of the day left. What was open on a day before ends as not served."""
    today = day_of(stamp.at)
    if db.session.scalar(COUNT_UP[db.engine.dialect.name], {"day": today}) == 1:
        _end_days_before(today, stamp)
    return today


def _end_days_before(today: date, stamp: Stamp) -> None:
    """Nobody waits overnight; who was given a slip may still come back with it."""
    before = select(Ticket.id).where(Ticket.day < today)
    db.session.execute(
        update(TicketCall)
        .where(TicketCall.is_open, TicketCall.ticket_id.in_(before))
        .values(ended_at=stamp.at, outcome=NOT_SERVED)
    )
    is_open = Ticket.state.in_((WAITING, CALLED, ABSENT)) | ((Ticket.state == AWAY) & Ticket.return_code.is_(None))
    open_still = select(Ticket).where(Ticket.day < today, is_open).order_by(Ticket.day, Ticket.id)
    for ticket in db.session.scalars(open_still.execution_options(populate_existing=True)):
        ticket.state = NOT_SERVED
        audit.record("reception_desk:ticket:midnight", ticket, stamp)
