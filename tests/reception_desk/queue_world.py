"""What tests of the queue make: counters, and parties with a number."""

from datetime import timedelta
from itertools import count

from amal_field.reception_desk import operations
from amal_field.reception_desk.models import Counter, Ticket
from amal_field.reception_desk.rules.queue import Party
from amal_field.reception_desk.rules.words import INTEGRATION, WELFARE
from amal_field.stamp import Stamp

names = count(10)


def a_counter(stamp_of, side: str = INTEGRATION, key: str | None = None) -> Counter:
    """A counter of a side, at which one of the cast sits."""
    counter = operations.open_counter(str(next(names)), side, stamp=stamp_of("dirk"))
    if key:
        operations.take_counter(counter, None, stamp=stamp_of(key))
    return counter


def a_ticket(stamp: Stamp, *, letter: str = "A", ago: int = 0, **party) -> Ticket:
    """A number that a party took so many minutes ago: by default two people from Ukraine who come for school."""
    said = Party(**{"language": "uk", "people": 2, "children": 1, "purpose": "school"} | party)
    at = stamp.at - timedelta(minutes=ago)
    return operations.take_ticket(said, letter, stamp=Stamp(stamp.by_id, at, stamp.token))


def of_welfare(stamp: Stamp, **how) -> Ticket:
    """The same, for the side of the OCMW."""
    ticket = a_ticket(stamp, purpose="welfare", **how)
    assert ticket.side == WELFARE
    return ticket
