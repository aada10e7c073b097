"""For which organisation somebody came who is on the roll already."""

from uuid import UUID

from sqlalchemy import select, update

from amal_field import audit
from amal_field.attendance.models import GroupSession, Programme
from amal_field.attendance.operations.common import lock_roll
from amal_field.attendance.operations.writing import ATTENDANCES
from amal_field.attendance.queries import roll
from amal_field.attendance.queries.roll_rows import RollRow
from amal_field.attendance.rules import PRESENT
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp


def name_organisation(
    group_session: GroupSession, programme: Programme, person_id: UUID, organisation_id: UUID | None, *, stamp: Stamp
) -> tuple[RollRow, UUID | None]:
    """Somebody who is marked present came for another organisation, or for none: the row, and for which before. Twice
    is once. Raises `RuleBroken` as `lock_roll`, `stranger_to_roll` or `not_present`."""
    lock_roll(group_session, stamp)
    rows = roll.rows_of(group_session, programme, person_id)
    row = next((row for row in rows if row.person_id == person_id), None)
    if row is None:
        raise RuleBroken("stranger_to_roll")
    if row.mark != PRESENT:
        raise RuleBroken("not_present", person=row.name)
    own = ATTENDANCES.c.id == row.attendance_id
    before = db.session.scalar(select(ATTENDANCES.c.organisation_id).where(own))
    if before != organisation_id:
        db.session.execute(update(ATTENDANCES).where(own).values(organisation_id=organisation_id))
        audit.record(
            "attendance:roll:organisation",
            group_session,
            stamp,
            person=person_id,
            organisation=organisation_id,
            before=before,
        )
    return row, before
