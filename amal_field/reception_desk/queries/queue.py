"""The queue of today, as a counter sees it and as the screen shows it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, func, select

from amal_field.accounts.models import User
from amal_field.clock import midnight
from amal_field.db import db
from amal_field.reception_desk.models import Counter, QueueDay, Ticket, TicketCall
from amal_field.reception_desk.rules.queue import SHOWN_CALLS, SHOWN_FOR, in_order
from amal_field.reception_desk.rules.words import ABSENT, AWAY, CALLED, WAITING

REVISION = select(QueueDay.revision).where(QueueDay.day == bindparam("day"))


@dataclass(frozen=True)
class CounterLine:
    """A counter, and the name of who sits there today."""

    counter: Counter
    taken_by: str | None


class TicketKnown(NamedTuple):
    """What the queue shows of a ticket, without the row of the model, which takes longer to make than to ask for."""

    id: UUID
    letter: str
    number: int
    language: str
    people: int
    children: int
    purpose: str
    side: str
    state: str
    has_priority: bool
    is_back: bool
    queued_at: datetime
    counter_id: UUID | None
    return_code: str | None
    person_id: UUID | None

    label, is_beside = Ticket.label, Ticket.is_beside


@dataclass(frozen=True)
class AtCounter:
    """A ticket that is at a counter."""

    ticket: TicketKnown
    call_id: UUID
    counter_id: UUID
    counter: str


@dataclass(frozen=True)
class Board:
    """The queue of a day: the counters of these sides, and the tickets there by what becomes of them."""

    counters: Sequence[CounterLine]
    mine: Counter | None
    waiting: Sequence[TicketKnown]
    beside: Sequence[TicketKnown]
    called: Sequence[AtCounter]
    names: dict[UUID, str] = field(default_factory=dict)
    revision: int = 0

    @property
    def here(self) -> AtCounter | None:
        """Who is at my counter."""
        return next((one for one in self.called if self.mine and one.counter_id == self.mine.id), None)

    @property
    def for_me(self) -> Sequence[TicketKnown]:
        """Who waits for my counter: of its side, in the languages that are ticked, for it or for any."""
        if self.mine is None:
            return self.waiting
        return [one for one in self.waiting if self.takes(one)]

    def takes(self, ticket: TicketKnown) -> bool:
        """Whether "next" at my counter may mean this ticket."""
        mine = self.mine
        if mine is None or ticket.side != mine.side:
            return False
        speaks = not mine.languages or ticket.language in mine.languages
        return speaks and ticket.counter_id in (None, mine.id)

    @property
    def languages(self) -> list[str]:
        """The languages in which somebody waits, and those that are ticked."""
        ticked = self.mine.languages if self.mine else []
        return sorted({one.language for one in self.waiting} | set(ticked))


BOARD = (
    select(
        QueueDay.revision,
        TicketCall.id.label("call_id"),
        TicketCall.counter_id.label("called_to"),
        *(getattr(Ticket, name) for name in TicketKnown._fields),
    )
    .outerjoin(
        Ticket,
        (Ticket.day == QueueDay.day)
        & Ticket.side.in_(bindparam("sides", expanding=True))
        & Ticket.state.in_((WAITING, CALLED, ABSENT, AWAY)),
    )
    .outerjoin(TicketCall, (TicketCall.ticket_id == Ticket.id) & TicketCall.is_open)
    .where(QueueDay.day == bindparam("day"))
)
"""The queue of a day on some sides, and how often it changed: a row at least, once there is a queue."""


@dataclass(frozen=True)
class ShownCall:
    """What the screen shows of a call: which number goes where, and whether it is called just now."""

    call_id: UUID
    label: str
    counter: str
    at: datetime
    is_new: bool


def revision_of(day: date) -> int:
    """How often the queue of a day changed."""
    return db.session.scalar(REVISION, {"day": day}) or 0


def board_of(user_id: UUID, sides: Collection[str], day: date) -> Board:
    """The queue of a day on these sides, as this user sees it."""
    lines = counters(sides, day)
    names = {line.counter.id: line.counter.name for line in lines}
    mine = next((line.counter for line in lines if line.counter.sits(user_id, day)), None)
    rows = db.session.execute(BOARD, {"day": day, "sides": list(sides)}).all()
    tickets = [(TicketKnown(*row[3:]), row) for row in rows if row.id]
    called = [
        AtCounter(ticket, row.call_id, row.called_to, names.get(row.called_to, ""))
        for ticket, row in tickets
        if row.call_id
    ]
    return Board(
        counters=lines,
        mine=mine,
        waiting=in_order(ticket for ticket, _row in tickets if ticket.state == WAITING),
        beside=sorted(
            (ticket for ticket, _row in tickets if ticket.is_beside), key=lambda one: (one.queued_at, one.id)
        ),
        called=sorted(called, key=lambda one: (len(one.counter), one.counter)),
        names=names,
        revision=rows[0].revision if rows else 0,
    )


def shown_calls(now: datetime, day: date) -> list[ShownCall]:
    """The calls of a day for the screen, the newest first: who is on the way, and each for a minute at least."""
    at = func.coalesce(TicketCall.recalled_at, TicketCall.called_at)
    rows = db.session.execute(
        select(TicketCall, Ticket.letter, Ticket.number, Counter.name, at)
        .join(Ticket, Ticket.id == TicketCall.ticket_id)
        .join(Counter, Counter.id == TicketCall.counter_id)
        .where(Ticket.day == day, TicketCall.called_at >= midnight(day))
        .where(TicketCall.is_open | (TicketCall.outcome != "undone"))
        .where(TicketCall.is_open | (at > now - SHOWN_FOR))
        .order_by(at.desc(), TicketCall.id.desc())
        .limit(SHOWN_CALLS)
    )
    return [
        ShownCall(call.id, f"{letter}{number}", name, when, now - when < timedelta(seconds=10))
        for call, letter, number, name, when in rows
    ]


def counter_of(user_id: UUID, day: date) -> Counter | None:
    """The counter where this user sits today."""
    return db.session.scalars(
        select(Counter).where(Counter.taken_by_id == user_id, Counter.taken_on == day, Counter.stands)
    ).one_or_none()


OF_SIDES = Counter.stands, Counter.side.in_(bindparam("sides", expanding=True))
COUNTER = select(Counter).where(Counter.id == bindparam("counter"), *OF_SIDES)


def counter(counter_id: UUID, sides: Collection[str]) -> Counter | None:
    """A counter of these sides that is not closed for good."""
    return db.session.scalars(COUNTER, {"counter": counter_id, "sides": list(sides)}).one_or_none()


def ticket(ticket_id: UUID, sides: Collection[str]) -> Ticket | None:
    """A ticket of these sides, of whatever day."""
    return db.session.scalars(select(Ticket).where(Ticket.id == ticket_id, Ticket.side.in_(sides))).one_or_none()


def ticket_of_day(ticket_id: UUID, day: date) -> Ticket | None:
    """A ticket of a day, whatever its side."""
    return db.session.scalars(select(Ticket).where(Ticket.id == ticket_id, Ticket.day == day)).one_or_none()


def ticket_here(user_id: UUID, day: date) -> Ticket | None:
    """The ticket that is at the counter of this user."""
    return db.session.scalars(
        select(Ticket)
        .join(TicketCall, (TicketCall.ticket_id == Ticket.id) & TicketCall.is_open)
        .join(Counter, Counter.id == TicketCall.counter_id)
        .where(Ticket.day == day, Counter.taken_by_id == user_id, Counter.taken_on == day)
    ).one_or_none()


def call_of(call_id: UUID, sides: Collection[str]) -> tuple[TicketCall, Ticket] | None:
    """A call at a counter of these sides, and its ticket."""
    row = db.session.execute(
        select(TicketCall, Ticket)
        .join(Ticket, Ticket.id == TicketCall.ticket_id)
        .join(Counter, Counter.id == TicketCall.counter_id)
        .where(TicketCall.id == call_id, Counter.side.in_(sides))
    ).one_or_none()
    return row and tuple(row)


COUNTERS = select(Counter, User.name).outerjoin(User, User.id == Counter.taken_by_id).where(*OF_SIDES)


def counters(sides: Collection[str], day: date) -> list[CounterLine]:
    """The counters of these sides that are not closed for good, each with who sits there on a day."""
    rows = db.session.execute(COUNTERS, {"sides": list(sides)})
    lines = [CounterLine(counter, name if counter.is_taken(day) else None) for counter, name in rows]
    return sorted(lines, key=lambda line: (line.counter.side, len(line.counter.name), line.counter.name))
