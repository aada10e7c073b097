"""The paper sheet: everybody on the roll has a number that stays hers."""

from amal_field import audit
from amal_field.attendance.models import GroupSession, Programme, SheetRow
from amal_field.attendance.operations.common import lock_roll
from amal_field.attendance.queries import roll, sheet
from amal_field.attendance.rules import PARTICIPANT
from amal_field.db import db
from amal_field.stamp import Stamp, stamped


def number_rows(session: GroupSession, programme: Programme, *, stamp: Stamp) -> int:
    """Give everybody on the roll who has none the next number, in the order of the roll; how many. Twice is once.

    A sheet is printed before the session's day. Raises `RuleBroken` `roll_called_off` or `roll_closed`.
    """
    lock_roll(session, stamp, ahead_too=True)
    known = {person_id: number for number, person_id in sheet.numbers_of(session).items()}
    last = max(known.values(), default=0)
    rows = [row for row in roll.roll_of(session, programme).rows if row.role == PARTICIPANT]
    new = [row for row in rows if row.person_id not in known]
    db.session.add_all(
        SheetRow(session_id=session.id, person_id=row.person_id, number=last + place, **stamped(stamp))
        for place, row in enumerate(new, 1)
    )
    db.session.flush()
    audit.record("attendance:sheet:number", session, stamp, people=len(new))
    return len(new)
