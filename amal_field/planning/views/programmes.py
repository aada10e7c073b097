"""The programmes of the agency and their rules."""

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field.accounts.offers import history
from amal_field.attendance.models import Programme
from amal_field.attendance.queries.kept_elsewhere import is_kept_elsewhere
from amal_field.permissions import Permission
from amal_field.planning import operations
from amal_field.planning.forms import ProgrammeForm
from amal_field.planning.queries import plans as plan_queries
from amal_field.planning.views.common import SENTENCES, bp, programme_or_404
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show, written

RULES = ("sessions_per_week", "sessions_per_series", "least_age", "most_age", "requires_names")


@bp.get("/programmes")
@requires(Permission.PLANNING_OPEN)
def programmes() -> ResponseReturnValue:
    """Every programme with its rules."""
    return show("planning/programmes.html", programmes=plan_queries.programmes(current_user))


@bp.get("/programmes/<uuid:programme_id>")
@requires(Permission.PLANNING_OPEN)
def programme(programme_id: UUID) -> ResponseReturnValue:
    """A programme, its rules to be changed."""
    return show("planning/programme.html", **_page(programme_or_404(programme_id)))


@bp.post("/programmes/<uuid:programme_id>")
@requires(Permission.PLANNING_OPEN)
def programme_rules(programme_id: UUID) -> ResponseReturnValue:
    programme, form = programme_or_404(programme_id), ProgrammeForm()
    if form.validate() and form.merge(_form_of(programme)):
        with form.refusals(SENTENCES):
            operations.change_programme(programme, {name: form[name].data for name in RULES}, stamp=form.stamp())
            return written(None, to=url_for(".programme", programme_id=programme.id), said=_("Saved."))
    return refused("planning/programme.html", **_page(programme_or_404(programme_id)) | {"form": form})


def _form_of(programme: Programme) -> ProgrammeForm:
    return ProgrammeForm.drawn(**{name: getattr(programme, name) for name in RULES})


def _page(programme: Programme) -> dict:
    return {
        "programme": programme,
        "form": _form_of(programme),
        "history": history.of(programme.id),
        "is_planned_here": not is_kept_elsewhere(programme),
    }
