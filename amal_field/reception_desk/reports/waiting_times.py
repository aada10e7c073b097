"""How long people waited today: the median and the longest, by hour, what for and language. No person, no number."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from sqlalchemy import func, select

from amal_field import charts
from amal_field.clock import ZONE
from amal_field.db import db
from amal_field.reception_desk.models import Ticket, TicketCall


@dataclass(frozen=True)
class Waited:
    """A ticket, and when it was called first."""

    ticket: Ticket
    called_at: datetime | None

    @property
    def minutes(self) -> int | None:
        """How long they waited for that, on the day itself."""
        if self.called_at is None:
            return None
        return max(0, int((self.called_at - self.ticket.recorded_at).total_seconds() // 60))

    @property
    def hour(self) -> int:
        """The hour in which the number was taken."""
        return self.ticket.recorded_at.astimezone(ZONE).hour


@dataclass(frozen=True)
class WaitingLine:
    """What holds for a part of the tickets: how many, called, median and longest minutes, and how many were absent."""

    name: str
    tickets: int
    called: int
    median: int | None
    longest: int | None
    absent: int


def waited_on(day: date, sides: Collection[str]) -> list[Waited]:
    """The tickets of a day on these sides."""
    first = (
        select(TicketCall.ticket_id, func.min(TicketCall.called_at).label("at"))
        .where(TicketCall.outcome.is_distinct_from("undone"))
        .group_by(TicketCall.ticket_id)
        .subquery()
    )
    wanted = select(Ticket, first.c.at).outerjoin(first, first.c.ticket_id == Ticket.id)
    return [Waited(*row) for row in db.session.execute(wanted.where(Ticket.day == day, Ticket.side.in_(sides)))]


def line(name: str, waited: Sequence[Waited]) -> WaitingLine:
    """One line of the table."""
    minutes = [one.minutes for one in waited if one.minutes is not None]
    absent = sum(one.ticket.absences > 0 for one in waited)
    middle = round(median(minutes)) if minutes else None
    return WaitingLine(name, len(waited), len(minutes), middle, max(minutes, default=None), absent)


def lines_by(waited: Sequence[Waited], part: Callable[[Waited], object]) -> list[tuple[object, WaitingLine]]:
    """A line for each part of the tickets, in order."""
    parts = sorted({part(one) for one in waited})
    return [(key, line(str(key), [one for one in waited if part(one) == key])) for key in parts]


def picture(lines: Sequence[WaitingLine], *, median_name: str, longest_name: str) -> bytes:
    """The median and the longest by hour, side by side, in minutes."""
    most = max((one.longest or 0 for one in lines), default=0)
    step = max(5, -(-most // 20) * 5)
    scale = [step * place for place in range(5)]
    series = {median_name: [one.median for one in lines], longest_name: [one.longest for one in lines]}
    return charts.bars([one.name for one in lines], series, scale=scale)
