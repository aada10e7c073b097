"""Assignments of interpreters and hours of volunteers in every state."""

from collections.abc import Iterator
from datetime import time

from sqlalchemy import select

from amal_field.db import db
from amal_field.reception_desk.models import InterpreterAssignment, InterpreterHours, ProtectionStatus, SharingAnswer
from amal_field.reception_desk.operations import interpreters as operations
from amal_field.reception_desk.operations import sharing as operations_of_sharing
from tests.people.world import somebody
from tests.reception_desk.families import a_family, a_file, an_assignment, answers, brought_to
from tests.states import StampOf, State
from tests.transit_site.world import in_days


def assignments(stamp_of: StampOf) -> Iterator[State]:
    """To come and over, in every state, for somebody and for nobody named, of a register, undone."""
    halyna = stamp_of("halyna")
    person = a_family(halyna, "Tolk", ("Olena", 1984)).members[0].person
    ways = (
        ("to come", in_days(3), ()),
        ("confirmed", in_days(3), ("confirmed",)),
        ("refused", in_days(3), ("refused",)),
        ("called off in time", in_days(9), ("confirmed", "cancelled")),
        ("called off late", in_days(0), ("cancelled",)),
    )
    for name, day, steps in ways:
        asked = an_assignment(halyna, day, (time(23, 58), time(23, 59)), person_id=person.id)
        yield State(f"assignment {name}", assignment_id=brought_to(halyna, asked, *steps).id)
    for steps in (("confirmed", "done"), ("confirmed", "not_delivered"), ("not_delivered",)):
        asked = an_assignment(halyna, in_days(0), (time(0), time(0, 1)))
        yield State(f"assignment {steps[-1]}", assignment_id=brought_to(halyna, asked, *steps).id)
    taken_over = an_assignment(halyna)
    taken_over.register_no, taken_over.starts, taken_over.ends, taken_over.purpose = "T1", None, None, None
    yield State("assignment of a register", assignment_id=taken_over.id)
    gone = an_assignment(halyna)
    operations.undo_request(gone, stamp=halyna)
    yield State("assignment undone", is_void=True, assignment_id=gone.id)


def hours(stamp_of: StampOf) -> Iterator[State]:
    """Noted, taken away, put back."""
    halyna = stamp_of("halyna")
    volunteer = somebody(stamp_of("bruno"), "Ivanna", "Tolk", volunteer_since_on=in_days(-100))
    rows = operations.add_hours(volunteer.id, "uk", (0, 1, 2), time(9), time(12), stamp=halyna)
    for row in rows[1:]:
        operations.cancel_hours(row, stamp=halyna)
    operations.restore_hours(rows[2], stamp=halyna)
    for name, row in zip(("noted", "taken away", "put back"), rows, strict=True):
        yield State(f"hours {name}", hours_id=row.id)


def sharing(stamp_of: StampOf) -> Iterator[State]:
    """A yes of today, a no of a register, one that was undone; of each a referral to the OCMW."""
    halyna = stamp_of("halyna")
    for name, may_share, on in (("yes", True, in_days(0)), ("no", False, None), ("undone", True, in_days(-1))):
        person = a_family(halyna, "Deelt", ("Olena", 1984)).members[0].person
        [row] = answers(halyna, person, may_share=may_share, on=on)
        if name == "undone":
            operations_of_sharing.cancel_sharing(row, stamp=halyna)
        yield State(f"answer {name}", sharing_id=row.id, person_id=person.id)


def of_a_register(stamp_of: StampOf) -> Iterator[State]:
    """A file of which no day is known, with a status of which none is."""
    halyna = stamp_of("halyna")
    file = a_file(halyna, somebody(stamp_of("bruno"), "Onbekend", "Balie"))
    status = db.session.scalars(select(ProtectionStatus).where(ProtectionStatus.person_id == file.person_id)).one()
    file.arrived_on = status.since = None
    db.session.flush()
    yield State("file of a register", file_id=file.id, status_id=status.id, person_id=file.person_id)


MAKERS = (assignments, hours, sharing, of_a_register)
RECORDS = {"sharing_id": SharingAnswer, "assignment_id": InterpreterAssignment, "hours_id": InterpreterHours}
