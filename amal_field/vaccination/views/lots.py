"""The lots on the table, and what got a wrong one."""

from typing import Any
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.people.rules import distinct_names
from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from amal_field.vaccination.forms import LotForm, RightLotForm, TapForm
from amal_field.vaccination.operations import corrections, door
from amal_field.vaccination.operations import lots as operations
from amal_field.vaccination.queries import reference
from amal_field.vaccination.queries.actions import FoundAction, UsableLot
from amal_field.vaccination.rules import doses
from amal_field.vaccination.views.common import SENTENCES, action_or_404, bp, url_of, visit_to
from amal_field.web.access import requires
from amal_field.web.forms import choices
from amal_field.web.htmx import refused, show, written


@bp.get("/actions/<uuid:action_id>/lots")
@requires(Permission.VACCINATION_RECORD)
def lots(action_id: UUID) -> ResponseReturnValue:
    """What lies on the table, and another lot."""
    return show("vaccination/lots.html", **_page(action_or_404(action_id), LotForm(formdata=None)))


@bp.post("/actions/<uuid:action_id>/lots")
@requires(Permission.VACCINATION_RECORD)
def putting_out(action_id: UUID) -> ResponseReturnValue:
    """Put a lot on the table, for all tablets until midnight."""
    found, form = action_or_404(action_id), LotForm()
    vaccines = {str(vaccine.id): vaccine for vaccine in reference.vaccines(found.session.kind)}
    form.vaccine.choices = choices((key, vaccine.brand) for key, vaccine in vaccines.items())
    if form.validate():
        with form.refusals(SENTENCES):
            put = operations.put_out(
                found,
                vaccines[form.vaccine.data],
                doses.lot_of(form.lot.data),
                form.month.data,
                uses_expired=form.uses_expired.data,
                stamp=form.stamp(),
            )
            undo = url_for(".putting_away", action_id=action_id, lot_id=put.today.id)
            return written(None, to=url_of(found), said=_("The lot lies on the table."), undo=undo)
    return refused("vaccination/lots.html", **_page(action_or_404(action_id), form))


@bp.post("/actions/<uuid:action_id>/lots/<uuid:lot_id>/removal")
@requires(Permission.VACCINATION_RECORD)
def putting_away(action_id: UUID, lot_id: UUID) -> ResponseReturnValue:
    """No tablet offers it any more."""
    found, form = action_or_404(action_id), TapForm()
    lot = _lot_or_404(found, lot_id)
    with form.refusals(SENTENCES):
        operations.put_away(found, lot, stamp=form.stamp())
        return written(None, to=url_for(".lots", action_id=action_id), said=_("The lot is put away."))
    page = _page(action_or_404(action_id), LotForm(formdata=None)) | {"problems": form.form_errors}
    return refused("vaccination/lots.html", **page)


@bp.get("/actions/<uuid:action_id>/lots/<uuid:lot_id>")
@requires(Permission.VACCINATION_RECORD)
def lot(action_id: UUID, lot_id: UUID) -> ResponseReturnValue:
    """Who got of a lot, to put it right where it was the wrong one."""
    found = action_or_404(action_id)
    return show("vaccination/lot.html", **_lot_page(found, _lot_or_404(found, lot_id), RightLotForm(formdata=None)))


@bp.post("/actions/<uuid:action_id>/lots/<uuid:lot_id>")
@requires(Permission.VACCINATION_RECORD)
def putting_right(action_id: UUID, lot_id: UUID) -> ResponseReturnValue:
    """They got another lot of the same vaccine."""
    found, form = action_or_404(action_id), RightLotForm()
    lots = {one.today.id: one for one in found.lots}
    wrong, right = lots.get(lot_id) or abort(404), lots.get(form.lot.data)
    if form.validate():
        with form.refusals(SENTENCES):
            if right is None or right.vaccine.id != wrong.vaccine.id or right is wrong:
                raise RuleBroken("lot_first")
            visit = visit_to(found, "answer")
            corrections.put_right(found, form.ticked(), wrong.lot.id, right, visit, stamp=form.stamp())
            return written(None, to=url_of(found), said=_("Put right."))
    found = action_or_404(action_id)
    return refused("vaccination/lot.html", **_lot_page(found, _lot_or_404(found, lot_id), form))


def _lot_or_404(found: FoundAction, lot_id: UUID) -> UsableLot:
    return next((one for one in found.lots if one.today.id == lot_id), None) or abort(404)


def _page(found: FoundAction, form: LotForm) -> dict[str, Any]:
    vaccines = reference.vaccines(found.session.kind)
    offered = ((str(vaccine.id), vaccine.brand) for vaccine in vaccines)
    form.vaccine.choices = choices([("", _("Choose …")), *offered])
    return {
        "found": found,
        "lots": found.lots,
        "now": clock.now(),
        "takes_taps": found.takes_taps(clock.today()),
        "form": form,
        "problems": [],
    }


def _lot_page(found: FoundAction, lot: UsableLot, form: RightLotForm) -> dict[str, Any]:
    those = door.who_got(found.action.id, lot.lot.id, visit_to(found))
    names = distinct_names({one.line.id: one.person for one in those})
    form.lines.choices = choices((str(key), name) for key, name in names.items())
    if form.lines.data is None:
        form.lines.data = [str(one.line.id) for one in those]
    others = [one for one in found.lots if one.vaccine.id == lot.vaccine.id and one.lot.id != lot.lot.id]
    return {"found": found, "lot": lot, "those": those, "others": others, "form": form}
