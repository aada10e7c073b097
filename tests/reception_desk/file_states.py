"""Files in every state, made with the operations that the screens use."""

from collections.abc import Iterator

from amal_field.people import operations as people
from amal_field.reception_desk import operations
from amal_field.reception_desk.rules.words import STEP_STATES
from tests.people.world import somebody
from tests.reception_desk.world import a_desk_file, a_family, an_info_session
from tests.states import StampOf, State


def files(stamp_of: StampOf) -> Iterator[State]:
    """A family with steps in each state and an invitation; somebody alone, bare; one who was merged into another."""
    halyna = stamp_of("halyna")
    home = a_family(halyna, "Dossier", ("Olena", 1988), ("Danylo", 2014))
    mother, child = (member.person for member in home.present)
    for step, state in zip(("dutch", "welfare", "housing", "buddy"), STEP_STATES, strict=True):
        operations.take_step(mother, step, state, stamp=stamp_of("halyna"))
    soon, over = an_info_session(halyna), an_info_session(halyna, -2)
    operations.invite(mother, soon, stamp=stamp_of("halyna"))
    operations.invite(child, soon, stamp=stamp_of("halyna"))
    operations.cancel_invitation(child, soon, stamp=stamp_of("halyna"))
    yield State("file of a family", household_id=home.id, person_id=[mother.id, child.id], session_id=soon.id)
    bare, double = (somebody(halyna, "Taras", name) for name in ("Melnyk", "Melnik"))
    for one in (bare, double):
        a_desk_file(halyna, one)
        operations.take_step(one, "work", "busy", stamp=stamp_of("halyna"))
    yield State("bare file", person_id=bare.id, session_id=over.id)
    people.merge(double, bare, stamp=stamp_of("halyna"))
    yield State("file of one who was merged", person_id=double.id, session_id=soon.id)


MAKERS = (files,)
