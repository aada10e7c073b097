"""The schedule that names doses by age, as the coordinator keeps it."""

from itertools import groupby
from typing import Any
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.accounts.offers import history
from amal_field.permissions import Permission
from amal_field.vaccination.forms import SCHEDULED, ScheduledDoseForm
from amal_field.vaccination.models import ScheduledDose
from amal_field.vaccination.operations import schedule as operations
from amal_field.vaccination.queries import reference
from amal_field.vaccination.views.common import SENTENCES, bp, demand_duty
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show, written
from amal_field.web.unit_of_work import is_write


@bp.get("/schedule")
@requires(Permission.VACCINATION_PLAN)
def schedule() -> ResponseReturnValue:
    """What the schedule names and named, by the day from which it holds."""
    demand_duty()
    by_day = groupby(reference.scheduled_doses(), key=lambda one: one.valid_from)
    return show("vaccination/schedule.html", periods=[(day, list(doses)) for day, doses in by_day])


@bp.get("/schedule/new")
@requires(Permission.VACCINATION_PLAN)
def scheduled_form() -> ResponseReturnValue:
    """Another dose."""
    demand_duty()
    form = ScheduledDoseForm.drawn(valid_from=clock.today(), confirmed_on=clock.today())
    return show("vaccination/scheduled.html", dose=None, form=form, history=[])


@bp.post("/schedule/new")
@requires(Permission.VACCINATION_PLAN)
def scheduled_addition() -> ResponseReturnValue:
    """Note it."""
    demand_duty()
    form = ScheduledDoseForm()
    if form.validate():
        with form.refusals(SENTENCES):
            operations.add_scheduled(form.values(), stamp=form.stamp())
            return written(None, to=url_for(".schedule"), said=_("Saved."))
    return refused("vaccination/scheduled.html", dose=None, form=form, history=[])


@bp.get("/schedule/<uuid:scheduled_id>")
@requires(Permission.VACCINATION_PLAN)
def scheduled(scheduled_id: UUID) -> ResponseReturnValue:
    """One dose of the schedule."""
    demand_duty()
    return show("vaccination/scheduled.html", **_page(_scheduled_or_404(scheduled_id)))


@bp.post("/schedule/<uuid:scheduled_id>")
@requires(Permission.VACCINATION_PLAN)
def scheduled_correction(scheduled_id: UUID) -> ResponseReturnValue:
    """Write it better, or let it end."""
    demand_duty()
    dose, form = _scheduled_or_404(scheduled_id), ScheduledDoseForm()
    if form.validate() and form.merge(_form_of(dose)):
        with form.refusals(SENTENCES):
            operations.correct_scheduled(dose, form.values(), stamp=form.stamp())
            return written(None, to=url_for(".schedule"), said=_("Saved."))
    return refused("vaccination/scheduled.html", **_page(_scheduled_or_404(scheduled_id)) | {"form": form})


def _scheduled_or_404(scheduled_id: UUID) -> ScheduledDose:
    return reference.scheduled(scheduled_id, locked=is_write()) or abort(404)


def _form_of(dose: ScheduledDose) -> ScheduledDoseForm:
    return ScheduledDoseForm.drawn(**{name: getattr(dose, name) for name in SCHEDULED})


def _page(dose: ScheduledDose) -> dict[str, Any]:
    return {"dose": dose, "form": _form_of(dose), "history": history.of(dose.id, most=20)}
