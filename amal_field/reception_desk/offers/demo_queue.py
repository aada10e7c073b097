"""The queue of the demo: four counters, and nine numbers of today in four languages, one called and one absent."""

from datetime import timedelta

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.models import TABLET_ID
from amal_field.accounts.offers.demo import stamp_of
from amal_field.db import db
from amal_field.reception_desk import operations
from amal_field.reception_desk.models import Counter, Ticket
from amal_field.reception_desk.queries.queue import counters
from amal_field.reception_desk.rules.queue import Party
from amal_field.reception_desk.rules.words import ABSENT, INTEGRATION, SIDES, WELFARE
from amal_field.stamp import Stamp

COUNTERS = (("1", INTEGRATION), ("2", INTEGRATION), ("3", WELFARE), ("4", WELFARE))
PARTIES = (
    (52, Party("uk", 3, 2, "school")),
    (47, Party("uk", 1, 0, "dutch")),
    (41, Party("ru", 2, 0, "welfare")),
    (36, Party("uk", 5, 3, "welfare")),
    (28, Party("ar", 4, 2, "school")),
    (21, Party("uk", 2, 1, "other")),
    (15, Party("ru", 1, 0, "dutch")),
    (9, Party("nl", 1, 0, "other")),
    (4, Party("uk", 2, 0, "welfare")),
)
"""Minutes ago, and who took the number then. The first is called, the second is not there."""
LETTER = "B"


def load(stamp: Stamp) -> None:
    """Open the counters, and let nine parties take a number today. Twice is once."""
    today = clock.day_of(stamp.at)
    known = {line.counter.name for line in counters(SIDES, today)}
    for name, side in COUNTERS:
        if name not in known:
            operations.open_counter(name, side, stamp=stamp_of("dirk", stamp))
    if db.session.scalar(select(Ticket.id).where(Ticket.day == today).limit(1)):
        return
    for minutes, party in PARTIES:
        at = max(stamp.at - timedelta(minutes=minutes), clock.midnight(today))
        operations.take_ticket(party, LETTER, stamp=Stamp(TABLET_ID, at, stamp.token))
    _call_two(stamp)


def _call_two(stamp: Stamp) -> None:
    """Halyna calls the first number, and the second, which is not there."""
    halyna = stamp_of("halyna", stamp)
    counter = db.session.scalars(select(Counter).where(Counter.name == "1", Counter.stands)).one()
    operations.take_counter(counter, None, stamp=halyna)
    first, second = (db.session.scalars(select(Ticket).order_by(Ticket.number).where(_of_today(stamp)).limit(2))).all()
    operations.end_call(operations.call(second.id, counter, stamp=halyna).id, ABSENT, stamp=halyna)
    operations.call(first.id, counter, stamp=halyna)


def _of_today(stamp: Stamp):
    return (Ticket.day == clock.day_of(stamp.at)) & (Ticket.letter == LETTER)
