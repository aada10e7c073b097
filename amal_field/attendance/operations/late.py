"""Marks that a tablet tells later. The newest mark of a person stands, whichever comes first, and all are in the
history. What contradicts what was so by then is kept apart, until somebody has looked."""

from uuid import UUID

from amal_field.attendance.models import Attendance, GroupSession
from amal_field.attendance.operations.writing import tell, write
from amal_field.attendance.queries.roll_rows import RollRow
from amal_field.attendance.rules import PARTICIPANT, UNMARKED
from amal_field.db import db
from amal_field.outbox import operations as outbox
from amal_field.people.models import Person
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp

ROOM = "attendance"


def put(
    group_session: GroupSession, row: RollRow, wanted: str, revision: int, stamp: Stamp, doubt: str | None = None
) -> RollRow:
    """Mark a row as it was wanted at the moment of the stamp; the row as it stands then. `doubt`: the rule that it
    breaks by now."""
    if stamp.received_at and row.is_newer(stamp.at):
        tell(group_session, row, wanted, revision, stamp)
        return row
    if doubt is None:
        return write(group_session, row, wanted, revision, stamp)
    if row.mark == wanted and row.mark != UNMARKED:
        return tell(group_session, row, wanted, revision, stamp)
    if row.mark == UNMARKED or row.is_disputed:
        marked = write(group_session, row, wanted, revision, stamp, disputed=True)
        before = None
    else:
        marked, before = tell(group_session, row, wanted, revision, stamp)._replace(mark=row.mark), row.mark
    told = {"session": str(group_session.id), "person": str(row.person_id), "mark": wanted, "before": before}
    outbox.ask_review(ROOM, Attendance.__tablename__, marked.attendance_id, doubt, stamp=stamp, **told)
    return marked


def row_of_stranger(person_id: UUID, rows: list[RollRow], stamp: Stamp) -> tuple[RollRow, str | None]:
    """The row of somebody who has nothing to do with the session, and what that puts in doubt: of who turned out to be
    another person that person's. Raises `RuleBroken` `stranger_to_roll` unless it is told late."""
    person = db.session.get(Person, person_id) if stamp.received_at else None
    if person is None:
        raise RuleBroken("stranger_to_roll")
    root = db.session.get_one(Person, person.same_as_id) if person.is_duplicate else person
    for row in rows:
        if row.person_id == root.id:
            return row._replace(recorded_id=person_id), None
    if not stamp.late:
        raise RuleBroken("stranger_to_roll")
    new = RollRow(root.id, root.name, root.given_name, root.born_on, PARTICIPANT, expected=False)
    return new._replace(recorded_id=person_id), "stranger_to_roll"
