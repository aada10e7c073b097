"""Which rows behind the door leave in registers. It names nobody: no look."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import aliased

from amal_field.attendance.models import GroupSession
from amal_field.permissions import Permission
from amal_field.registers.models import Leaving
from amal_field.vaccination.models import VaccinationAction
from amal_field.vaccination.models.health import VaccinationLine, VaccinationOutcome
from amal_field.vaccination.operations.door.numbers import noted_in_sql
from amal_field.vaccination.rules.words import ABSENT

NOT_THERE = (ABSENT, "left")
"""Why nothing was given to somebody who did not come."""


def is_noted_in_sql(session_id: ColumnElement) -> ColumnElement[bool]:
    """Whether something was noted at the session in this column, also where its list is removed by now."""
    noted = or_(noted_in_sql(), VaccinationAction.removed_at.is_not(None))
    return exists().where(VaccinationAction.session_id == session_id, noted)


def lines_leave(day: date) -> Sequence[ColumnElement[bool]]:
    """Who was at a session by its list: a register told so, or something was noted but that they did not come."""
    outcome = aliased(VaccinationOutcome)
    came = or_(outcome.reason.is_(None), outcome.reason.not_in(NOT_THERE))
    noted = exists().where(outcome.line_id == VaccinationLine.id, outcome.stands, came)
    return (
        VaccinationLine.stands,
        or_(VaccinationLine.register_no.is_not(None), noted),
        VaccinationLine.action_id.in_(_held(day)),
    )


def outcomes_leave(day: date) -> Sequence[ColumnElement[bool]]:
    """What became of somebody on a list, as it stands."""
    line = aliased(VaccinationLine)
    theirs = select(line.id).where(line.action_id.in_(_held(day)))
    return (VaccinationOutcome.stands, VaccinationOutcome.recorded_line_id.in_(theirs))


def _held(day: date) -> Select[tuple[UUID]]:
    return (
        select(VaccinationAction.id)
        .join(GroupSession, GroupSession.id == VaccinationAction.session_id)
        .where(~GroupSession.is_called_off, ~GroupSession.is_to_come(day))
    )


LINES = Leaving(VaccinationLine, "A", lines_leave, (Permission.VACCINATION_RECORD,))
OUTCOMES = Leaving(VaccinationOutcome, "I", outcomes_leave, (Permission.VACCINATION_PLAN,))
