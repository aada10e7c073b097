"""The annual figures of vaccination actions (`domain.md` I.1). A session that was called off never counts, nor does one
of which nobody noted anything; what was noted still tells once a list is removed."""

from collections.abc import Callable
from datetime import date

from flask_babel import lazy_gettext as _l
from sqlalchemy import exists, func, or_, select

from amal_field.attendance.models import GroupSession, Programme
from amal_field.attendance.queries.held_sessions import took_place
from amal_field.clock import year_days
from amal_field.db import db
from amal_field.figures.figure import Figure
from amal_field.vaccination.models import ActionCount, VaccinationAction
from amal_field.vaccination.operations import door
from amal_field.vaccination.queries.actions import KIND
from amal_field.vaccination.rules.words import BASIC, COVID, NOTED


def actions(kind: str | None = None) -> Callable[[int, date], int]:
    """How many were held, of one kind or of all."""
    return lambda year, today: _held(year, kind)


def _held(year: int, kind: str | None) -> int:
    counted = exists().where(
        ActionCount.action_id == VaccinationAction.id, ActionCount.counted.in_(NOTED), ActionCount.number > 0
    )
    wanted = (
        select(func.count(GroupSession.id.distinct()))
        .join(Programme, Programme.id == GroupSession.programme_id)
        .outerjoin(VaccinationAction, VaccinationAction.session_id == GroupSession.id)
        .where(
            Programme.kind == KIND,
            GroupSession.held_on.between(*year_days(year)),
            ~GroupSession.is_called_off,
            or_(took_place(), VaccinationAction.is_closed, door.noted_in_sql(), counted),
        )
    )
    return db.session.scalar(wanted.where(GroupSession.kind == kind) if kind else wanted)


FIGURES = (
    Figure("vaccination.actions", _l("Vaccination sessions."), actions()),
    Figure("vaccination.covid", _l("Of these, against covid."), actions(COVID)),
    Figure("vaccination.basic", _l("Of these, for basic vaccinations."), actions(BASIC)),
)
