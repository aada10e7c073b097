"""Files at the desk in every state, made with the operations that the screens use."""

from collections.abc import Iterator

from sqlalchemy import select

from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.operations import NewHousehold
from amal_field.people.rules import Newcomer, birth_from
from amal_field.reception_desk import operations
from amal_field.reception_desk.models import DeskFile, ProtectionStatus
from amal_field.reception_desk.operations.registration import NewFile, NewStatus, open_files, queue
from tests.reception_desk import interpreter_states, talk_states
from tests.reception_desk.file_states import MAKERS as FILE_MAKERS
from tests.reception_desk.queue_states import MAKERS as QUEUE_MAKERS
from tests.reception_desk.queue_states import RECORDS as QUEUE_RECORDS
from tests.states import StampOf, State
from tests.transit_site.world import in_days


def files(stamp_of: StampOf) -> Iterator[State]:
    """With a status and without, of minors who are to be reported, reported and with a guardian, undone; and a status
    that was taken back."""

    def new(name: str, companion: str | None = None, status: NewStatus | None = None) -> tuple[DeskFile, State]:
        stamp = stamp_of("halyna")
        queue(stamp)
        born = birth_from(2012 if companion else 1990, today=in_days(0))
        newcomer = Newcomer(name, "Balie", born, phone="0470 12 34 56", languages=("uk",))
        received = people.receive([newcomer], {}, {}, household=NewHousehold(None, None), stamp=stamp)
        new_file = NewFile(in_days(-2), in_days(-5), "own", companion, True, ("passport",), status)
        (file,) = open_files(received.household, [(received.persons[0], new_file)], stamp=stamp)
        return file, State(f"file of {name}", file_id=file.id, household_id=received.household.id)

    halyna = stamp_of("halyna")
    yield new("Zonder statuut")[1]
    annexed, state = new("Bijlage", status=NewStatus("annex_15", in_days(-30)))
    yield state
    first = db.session.scalars(select(ProtectionStatus).where(ProtectionStatus.person_id == annexed.person_id)).one()
    yield State("status that stands", status_id=first.id, file_id=annexed.id)
    mistake = operations.registration.add_status(annexed, NewStatus("a_card", in_days(-1)), stamp=halyna)
    operations.corrections.cancel_status(annexed, mistake, stamp=halyna)
    yield State("status taken back", is_void=True, status_id=mistake.id, file_id=annexed.id)
    yield new("Te melden", "nobody")[1]
    reported, state = new("Gemeld", "relative")
    told = {"reported_on": in_days(-1), "reported_how": "form", "reported_by": "Halyna"}
    noted = operations.guardianships.note_guardianship(reported, None, told, stamp=halyna)
    yield state
    guarded, state = new("Met voogd", "other")
    noted = operations.guardianships.note_guardianship(guarded, None, told, stamp=halyna)
    operations.guardianships.note_guardianship(guarded, noted, {"guardian": "Voogd"}, stamp=halyna)
    yield state
    undone, _state = new("Ongedaan", "nobody")
    operations.corrections.cancel_registration(undone, stamp=halyna)
    yield State("file undone", is_void=True, file_id=undone.id)


MAKERS = (files, *FILE_MAKERS, *QUEUE_MAKERS, *interpreter_states.MAKERS, *talk_states.MAKERS)
RECORDS = {
    **{"file_id": DeskFile, "status_id": ProtectionStatus},
    **QUEUE_RECORDS,
    **interpreter_states.RECORDS,
    **talk_states.RECORDS,
}
