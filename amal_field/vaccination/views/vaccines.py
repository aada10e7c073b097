"""The vaccines that the team brings, as the coordinator keeps them."""

from typing import Any
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.accounts.offers import history
from amal_field.permissions import Permission
from amal_field.vaccination.forms import VACCINE, VaccineForm
from amal_field.vaccination.models import Vaccine
from amal_field.vaccination.operations import lots as operations
from amal_field.vaccination.queries import reference
from amal_field.vaccination.views.common import SENTENCES, bp, demand_duty
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show, written
from amal_field.web.unit_of_work import is_write


@bp.get("/vaccines")
@requires(Permission.VACCINATION_PLAN)
def vaccines() -> ResponseReturnValue:
    """Every vaccine, and what the schedule of today names."""
    demand_duty()
    schedule = sorted(reference.schedule(clock.today()), key=lambda one: (one.protects, one.dose))
    return show("vaccination/vaccines.html", vaccines=reference.vaccines(), schedule=schedule)


@bp.get("/vaccines/new")
@requires(Permission.VACCINATION_PLAN)
def vaccine_form() -> ResponseReturnValue:
    """Another vaccine."""
    demand_duty()
    return show("vaccination/vaccine.html", vaccine=None, form=VaccineForm.drawn(), history=[])


@bp.post("/vaccines/new")
@requires(Permission.VACCINATION_PLAN)
def vaccine_addition() -> ResponseReturnValue:
    """Note it."""
    demand_duty()
    form = VaccineForm()
    if form.validate():
        with form.refusals(SENTENCES):
            operations.add_vaccine(form.values(), stamp=form.stamp())
            return written(None, to=url_for(".vaccines"), said=_("The vaccine is noted."))
    return refused("vaccination/vaccine.html", vaccine=None, form=form, history=[])


@bp.get("/vaccines/<uuid:vaccine_id>")
@requires(Permission.VACCINATION_PLAN)
def vaccine(vaccine_id: UUID) -> ResponseReturnValue:
    """What is known of one."""
    demand_duty()
    return show("vaccination/vaccine.html", **_page(_vaccine_or_404(vaccine_id)))


@bp.post("/vaccines/<uuid:vaccine_id>")
@requires(Permission.VACCINATION_PLAN)
def vaccine_correction(vaccine_id: UUID) -> ResponseReturnValue:
    """Write it better."""
    demand_duty()
    vaccine, form = _vaccine_or_404(vaccine_id), VaccineForm()
    if form.validate() and form.merge(_form_of(vaccine)):
        with form.refusals(SENTENCES):
            operations.correct_vaccine(vaccine, form.values(), stamp=form.stamp())
            return written(None, to=url_for(".vaccines"), said=_("Saved."))
    return refused("vaccination/vaccine.html", **_page(_vaccine_or_404(vaccine_id)) | {"form": form})


def _vaccine_or_404(vaccine_id: UUID) -> Vaccine:
    return reference.vaccine(vaccine_id, locked=is_write()) or abort(404)


def _form_of(vaccine: Vaccine) -> VaccineForm:
    return VaccineForm.drawn(**{name: getattr(vaccine, name) for name in VACCINE})


def _page(vaccine: Vaccine) -> dict[str, Any]:
    return {"vaccine": vaccine, "form": _form_of(vaccine), "history": history.of(vaccine.id, most=20)}
