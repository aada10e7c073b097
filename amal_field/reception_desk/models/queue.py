"""The queue at the desk: its days, the counters, the tickets of who waits, and their calls."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.db import Keyed, db, is_empty
from amal_field.reception_desk.rules.queue import MOST_ABSENCES, MOST_PEOPLE
from amal_field.reception_desk.rules.words import ABSENT, AWAY, CALL_OUTCOMES, PURPOSES, SIDES, TICKET_STATES, WAITING
from amal_field.stamp import Cancellable, Stamped

OPEN = text("ended_at IS NULL")
IN_USE = text("cancelled_at IS NULL")
TAKEN = text("taken_by_id IS NOT NULL")


class QueueDay(db.Model):
    """A day of the desk. Its writers queue on this row, and so do registrations; `revision` grows with what changes the
    queue."""

    __tablename__ = "queue_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    revision: Mapped[int]


class Counter(Keyed, Stamped, Cancellable, db.Model):
    """A counter (loket) of a side, under a short name. One that is closed for good is cancelled.

    `taken_by_id`, `taken_on`: who sits there, and since which day; on the next day it is free. `languages`: the only
    ones that whoever sits there calls; none for all.
    """

    __tablename__ = "counters"
    __table_args__ = (
        CheckConstraint(f"side IN {SIDES}", name="side_known"),
        CheckConstraint("(taken_by_id IS NULL) = (taken_on IS NULL)", name="taken_by_somebody"),
        Index("uq_counters_name", "name", unique=True, sqlite_where=IN_USE, postgresql_where=IN_USE),
        Index("uq_counters_taken_by_id", "taken_by_id", unique=True, sqlite_where=TAKEN, postgresql_where=TAKEN),
    )

    side: Mapped[str]
    name: Mapped[str]
    taken_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))
    taken_on: Mapped[date | None]
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)

    def sits(self, user_id: UUID, today: date) -> bool:
        """Whether this user sits there today."""
        return self.taken_by_id == user_id and self.taken_on == today

    def is_taken(self, today: date) -> bool:
        """Whether somebody sits there today."""
        return self.taken_by_id is not None and self.taken_on == today


class Ticket(Keyed, Stamped, db.Model):
    """A number (volgnummer) in the queue of a day: a letter and a count. Nobody gives a name for it.

    `people`: the whole party, `children` of it. `queued_at`: since when they wait; it stays when they are passed on or
    come back. `is_back`: they go first. `counter_id`: the one counter that they wait for, if it is not any.
    `absences`: how often they were called and not there. `return_code`, `return_until`: of a slip with which they come
    back; what they get then `continues_id` this one. `tablet_id`: where it was made. `person_id`: whose it turned
    out to be at the counter, where they have a file; `recorded_person_id`, should rows of persons be merged.
    """

    __tablename__ = "tickets"
    __table_args__ = (
        CheckConstraint("length(letter) = 1", name="letter_is_one"),
        CheckConstraint("number > 0", name="number_counts"),
        CheckConstraint(f"people BETWEEN 1 AND {MOST_PEOPLE}", name="people_counted"),
        CheckConstraint("children BETWEEN 0 AND people", name="children_of_people"),
        CheckConstraint(f"purpose IN {PURPOSES}", name="purpose_known"),
        CheckConstraint(f"side IN {SIDES}", name="side_known"),
        CheckConstraint(f"state IN {TICKET_STATES}", name="state_known"),
        CheckConstraint(f"absences BETWEEN 0 AND {MOST_ABSENCES}", name="absences_counted"),
        CheckConstraint("(return_code IS NULL) = (return_until IS NULL)", name="code_has_end"),
        UniqueConstraint("day", "letter", "number"),
        UniqueConstraint("return_code"),
        UniqueConstraint("continues_id"),
        Index("ix_tickets_counter_id", "counter_id"),
        Index("ix_tickets_person_id", "person_id"),
        Index("ix_tickets_recorded_person_id", "recorded_person_id"),
    )

    day: Mapped[date] = mapped_column(ForeignKey("queue_days.day"))
    letter: Mapped[str]
    number: Mapped[int]
    language: Mapped[str]
    people: Mapped[int]
    children: Mapped[int]
    purpose: Mapped[str]
    side: Mapped[str]
    state: Mapped[str] = mapped_column(default=WAITING)
    has_priority: Mapped[bool] = mapped_column(default=False)
    is_back: Mapped[bool] = mapped_column(default=False)
    queued_at: Mapped[datetime]
    absences: Mapped[int] = mapped_column(default=0)
    counter_id: Mapped[UUID | None] = mapped_column(ForeignKey("counters.id"))
    return_code: Mapped[str | None]
    return_until: Mapped[date | None]
    continues_id: Mapped[UUID | None] = mapped_column(ForeignKey("tickets.id"))
    tablet_id: Mapped[UUID | None] = mapped_column(ForeignKey("tablets.id"))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("persons.id"))

    @property
    def label(self) -> str:
        """The number as it is called and printed: A12."""
        return f"{self.letter}{self.number}"

    @property
    def is_beside(self) -> bool:
        """Whether it stands on the short list: not here, or to come back."""
        return self.state in (ABSENT, AWAY)


class TicketCall(Keyed, Stamped, db.Model):
    """A ticket was called to a counter. `recalled_at`: when it was called once more, the last time. `outcome`: how it
    ended. `after_id`: the call that ended with the same tap."""

    __tablename__ = "ticket_calls"
    __table_args__ = (
        CheckConstraint(f"outcome IN {CALL_OUTCOMES}", name="outcome_known"),
        CheckConstraint("(ended_at IS NULL) = (outcome IS NULL)", name="ends_with_outcome"),
        CheckConstraint("ended_at >= called_at", name="ends_after_start"),
        Index("uq_ticket_calls_open_of_ticket", "ticket_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        Index("uq_ticket_calls_open_at_counter", "counter_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_ticket_calls_ticket_id", "ticket_id"),
        Index("ix_ticket_calls_counter_id", "counter_id"),
        Index("ix_ticket_calls_after_id", "after_id"),
    )

    ticket_id: Mapped[UUID] = mapped_column(ForeignKey("tickets.id"))
    counter_id: Mapped[UUID] = mapped_column(ForeignKey("counters.id"))
    called_at: Mapped[datetime]
    recalled_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    after_id: Mapped[UUID | None] = mapped_column(ForeignKey("ticket_calls.id"))

    ticket: Mapped[Ticket] = relationship()

    @hybrid_property
    def is_open(self) -> bool:
        """Whether they are at the counter, or on their way to it."""
        return is_empty(self.ended_at)
