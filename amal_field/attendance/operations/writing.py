"""How marks are written: whoever is present has a row that stands, whoever is not a cancelled one."""

from collections.abc import Sequence

from sqlalchemy import bindparam, insert, update

from amal_field import audit
from amal_field.attendance.models import Attendance, GroupSession
from amal_field.attendance.queries.roll_rows import RollRow
from amal_field.attendance.rules import ABSENT, PRESENT
from amal_field.db import db, new_key
from amal_field.stamp import Stamp, stamped

ATTENDANCES = Attendance.__table__
CHANGE = update(ATTENDANCES).where(ATTENDANCES.c.id == bindparam("attendance"))
ADD = insert(ATTENDANCES)


def write(
    group_session: GroupSession, row: RollRow, wanted: str, revision: int, stamp: Stamp, *, disputed: bool = False
) -> RollRow:
    """Write the mark of one row; the row as it stands then. `disputed`: it counts once somebody has looked."""
    values = values_of(wanted, revision, stamp, disputed=disputed)
    if row.attendance_id is None:
        new = _new(group_session, row, stamp) | values
        db.session.execute(ADD, [new])
        row = row._replace(attendance_id=new["id"])
    else:
        db.session.execute(CHANGE.values(role=row.role, **values), {"attendance": row.attendance_id})
    row = row._replace(marked_at=stamp.at, is_disputed=disputed)
    return tell(group_session, row, wanted, revision, stamp)


def tell(group_session: GroupSession, row: RollRow, wanted: str, revision: int, stamp: Stamp) -> RollRow:
    """Record to the audit what was written; the row as it stands then."""
    audit.record("attendance:roll:mark", group_session, stamp, person=row.person_id, mark=[wanted])
    return row._replace(mark=wanted, revision=revision)


def write_all(
    group_session: GroupSession, rows: Sequence[RollRow], wanted: str, revision: int, stamp: Stamp, **more: str
) -> None:
    """Write one mark for all of these, in two statements at most; `more`: columns that change beside it."""
    values = values_of(wanted, revision, stamp)
    if known := [row.attendance_id for row in rows if row.attendance_id]:
        db.session.execute(update(ATTENDANCES).where(ATTENDANCES.c.id.in_(known)).values(**values, **more))
    if new := [row for row in rows if not row.attendance_id]:
        db.session.execute(ADD, [_new(group_session, row, stamp) | values for row in new])


def values_of(wanted: str, revision: int, stamp: Stamp, *, disputed: bool = False) -> dict:
    """The columns of a mark: whoever is not present has a cancelled row."""
    return {
        "revision": revision,
        "cancelled_at": None if wanted == PRESENT else stamp.at,
        "cancelled_by_id": None if wanted == PRESENT else stamp.by_id,
        "absent_at": stamp.at if wanted == ABSENT else None,
        "marked_at": stamp.at,
        "disputed_at": (stamp.received_at or stamp.at) if disputed else None,
    }


def _new(group_session: GroupSession, row: RollRow, stamp: Stamp) -> dict:
    return {
        "id": new_key(),
        "session_id": group_session.id,
        "person_id": row.person_id,
        "recorded_person_id": row.recorded_id or row.person_id,
        "role": row.role,
        **stamped(stamp),
    }
