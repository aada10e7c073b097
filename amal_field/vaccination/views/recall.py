"""A lot is called back: who got of it, as far as is kept here."""

from typing import Any
from uuid import UUID

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue

from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from amal_field.vaccination.forms import LotSearchForm
from amal_field.vaccination.models import VaccineLot
from amal_field.vaccination.operations import door
from amal_field.vaccination.queries import reference
from amal_field.vaccination.rules import doses
from amal_field.vaccination.views.common import SENTENCES, bp, demand_duty, reason_asked, visit_for
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show, written


@bp.get("/found-lots")
@requires(Permission.VACCINATION_PLAN)
def lot_search() -> ResponseReturnValue:
    """Which lot, and why."""
    demand_duty()
    return show("vaccination/lot_search.html", form=LotSearchForm(formdata=None), similar=[])


@bp.post("/found-lots")
@requires(Permission.VACCINATION_PLAN)
def lot_searching() -> ResponseReturnValue:
    """On to who got of it; nothing is kept of the question, and no address names a lot."""
    demand_duty()
    form, similar = LotSearchForm(), []
    if form.validate():
        with form.refusals(SENTENCES):
            lot = doses.lot_of(form.lot.data)
            found = reference.lots_numbered(lot)
            if not found:
                similar = reference.similar_lots(lot)
                raise RuleBroken("lot_unknown", lot=lot)
            return written(None, to=url_for(".found_lot", vaccine_lot_id=found[0].id, reason=form.reason.data))
    return refused("vaccination/lot_search.html", form=form, similar=similar)


@bp.get("/found-lots/<uuid:vaccine_lot_id>")
@requires(Permission.VACCINATION_PLAN)
def found_lot(vaccine_lot_id: UUID) -> ResponseReturnValue:
    """Who got of a lot, with how to reach them and where they were last."""
    return _found(vaccine_lot_id, "page", "vaccination/found_lot.html")


@bp.get("/found-lots/<uuid:vaccine_lot_id>/list")
@requires(Permission.VACCINATION_PLAN)
def found_lot_list(vaccine_lot_id: UUID) -> ResponseReturnValue:
    """The same on paper, for the team."""
    return _found(vaccine_lot_id, "print", "vaccination/found_lot_list.html")


def _found(vaccine_lot_id: UUID, act: str, template: str) -> ResponseReturnValue:
    demand_duty()
    lot, reason = reference.lot(vaccine_lot_id) or abort(404), reason_asked()
    if reason is None:
        wrong = "reason" in request.args
        page = {"title": lot.lot, "wrong": wrong, "back": url_for(".lot_search")}
        return (refused if wrong else show)("vaccination/reason.html", **page)
    return show(template, **_page(lot, reason, act))


def _page(lot: VaccineLot, reason: str, act: str) -> dict[str, Any]:
    found = door.who_got_lot(lot.lot, visit_for(reason, act))
    return {"lot": lot, "reason": reason, "found": found, "similar": reference.similar_lots(lot.lot)}
