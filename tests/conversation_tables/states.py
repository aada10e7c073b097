"""Sessions of the conversation tables with tables and levels, in every state."""

from collections.abc import Iterator
from datetime import date

from amal_field import clock
from amal_field.attendance import operations as roll
from amal_field.attendance.models import GroupSession, Programme
from amal_field.attendance.queries import roll as roll_queries
from amal_field.conversation_tables import operations
from amal_field.conversation_tables.rules import LEVELS
from amal_field.db import db
from amal_field.people.models import Person
from tests.conversation_tables.world import a_table
from tests.states import StampOf, State


def tables(stamp_of: StampOf) -> Iterator[State]:
    """Not spread, spread, closed, and nobody there."""
    bruno = stamp_of("bruno")
    loose = a_table(bruno, names=("Loose", "Free"))
    yield _state("not spread", loose)
    spread = a_table(stamp_of("bruno"), names=("Een", "Twee", "Drie", "Vier"))
    operations.spread_by_level(spread, 2, stamp=bruno)
    person = db.session.get_one(Person, _people(spread)[0])
    operations.tell_level(spread, person, "b1", stamp=bruno)
    operations.seat(spread, person, 2, stamp=bruno)
    yield _state("spread", spread)
    closed = a_table(stamp_of("bruno"), on=date(2026, 11, 16), names=("Dicht",))
    operations.spread_by_level(closed, 1, stamp=bruno)
    roll.close_roll(closed, stamp=bruno)
    yield _state("closed", closed)
    yield State("tables with nobody", session_id=a_table(stamp_of("bruno"), on=clock.today(), names=()).id)


def _people(session: GroupSession) -> list:
    programme = db.session.get_one(Programme, session.programme_id)
    return [row.person_id for row in roll_queries.rows_of(session, programme)]


def _state(name: str, session: GroupSession) -> State:
    values = {"person_id": _people(session), "level": [*LEVELS, "none", "c2"], "number": [0, 1, 2, 99]}
    return State(f"tables {name}", session_id=session.id, **values)


MAKERS = (tables,)
