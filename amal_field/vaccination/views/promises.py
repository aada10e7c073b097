"""Doses that were promised, who waits for them, and how that ends."""

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.vaccination.forms import TapForm
from amal_field.vaccination.operations import door
from amal_field.vaccination.operations import promises as operations
from amal_field.vaccination.rules.words import NEXT_DOSE
from amal_field.vaccination.views.common import SENTENCES, bp, demand_duty, visit_for
from amal_field.web.access import requires
from amal_field.web.addresses import page_asked
from amal_field.web.htmx import refused, show, written


@bp.get("/promises")
@requires(Permission.VACCINATION_PLAN)
def promises() -> ResponseReturnValue:
    """The doses that are still to be given, first to who is on the site today."""
    return show("vaccination/promises.html", **_page())


@bp.post("/promises/<uuid:promise_id>/<any(elsewhere, not_needed):ending>")
@requires(Permission.VACCINATION_PLAN)
def promise_ending(promise_id: UUID, ending: str) -> ResponseReturnValue:
    """They got it elsewhere, or need it no more."""
    demand_duty()
    form = TapForm()
    with form.refusals(SENTENCES):
        operations.end_promise(promise_id, ending, visit_for(NEXT_DOSE, "answer"), stamp=form.stamp())
        undo = url_for(".promise_reopening", promise_id=promise_id)
        return written(None, to=url_for(".promises"), said=_("Noted."), undo=undo)
    return refused("vaccination/promises.html", **_page() | {"problems": form.form_errors})


@bp.post("/promises/<uuid:promise_id>/reopening")
@requires(Permission.VACCINATION_PLAN)
def promise_reopening(promise_id: UUID) -> ResponseReturnValue:
    """It is still to be kept."""
    demand_duty()
    form = TapForm()
    with form.refusals(SENTENCES):
        operations.reopen_promise(promise_id, visit_for(NEXT_DOSE, "answer"), stamp=form.stamp())
        return written(None, to=url_for(".promises"), said=_("Noted."))
    return refused("vaccination/promises.html", **_page() | {"problems": form.form_errors})


def _page() -> dict[str, object]:
    demand_duty()
    page, today = page_asked(), clock.today()
    rows, more = door.open_promises(visit_for(NEXT_DOSE), today, page)
    return {"rows": rows, "more": more, "page": page, "day": today, "problems": []}
