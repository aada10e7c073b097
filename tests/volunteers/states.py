"""Volunteers in every state, made with the operations that the screens use."""

from collections.abc import Iterator
from decimal import Decimal

from amal_field import clock
from amal_field.people import operations as people
from amal_field.volunteers import operations
from amal_field.volunteers.rules import FLAT, REAL
from tests.attendance.world import a_person
from tests.states import StampOf, State
from tests.volunteers.world import helper


def volunteers(stamp_of: StampOf) -> Iterator[State]:
    """With a file or none, paid in either way, and merged."""
    bruno, year = stamp_of("bruno"), clock.today().year
    bare = a_person(bruno, "Bare", "Vrijwilliger")
    people.correct_person(bare, {"volunteer_since_on": clock.today()}, stamp=bruno)
    yield State("volunteer without a file", person_id=bare.id)
    flat, real, merged = (helper(stamp_of("bruno"), name, days=2) for name in ("Flat", "Real", "Gone"))
    operations.note_file(flat, {"agreement_on": clock.today()}, stamp=bruno)
    operations.choose_system(flat, year, FLAT, Decimal(30), stamp=bruno)
    yield State("volunteer paid by the day", person_id=flat.id)
    operations.choose_system(real, year, REAL, None, stamp=bruno)
    yield State("volunteer paid costs", person_id=real.id)
    operations.note_file(merged, {"agreement_on": clock.today()}, stamp=bruno)
    people.merge(merged, a_person(bruno, "Kept", "Vrijwilliger"), stamp=bruno)
    yield State("volunteer merged", person_id=merged.id)


MAKERS = (volunteers,)
