"""The account of a stay that has ended is made up, in one step; and undone."""

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.permissions import Permission
from amal_field.transit_site import messages, operations
from amal_field.transit_site.forms import MeterEndForm, SettlementForm
from amal_field.transit_site.views.common import bp, charged_or_404
from amal_field.transit_site.views.money import account_of
from amal_field.web.access import requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written


@bp.get("/stays/<uuid:stay_id>/settlement")
@requires(Permission.SITE_SETTLE)
def settlement_form(stay_id: UUID) -> ResponseReturnValue:
    """What the stay cost, what was paid, and what is left to pay or to give back; how it ended, once it is settled."""
    return show("transit_site/settlement.html", **_settling(stay_id))


@bp.post("/stays/<uuid:stay_id>/settlement")
@requires(Permission.SITE_SETTLE)
def settlement(stay_id: UUID) -> ResponseReturnValue:
    """Settle it: the money changes hands, or stays open."""
    form, stay = SettlementForm(), charged_or_404(stay_id)
    left = form.agreed()
    if form.validate() and left is not None:
        with form.refusals(messages.SENTENCES):
            settled = operations.settle(
                stay, left=left, changes_hands=not form.later.data, method=form.method.data, stamp=form.stamp()
            )
            undo = url_for(".settlement_cancellation", stay_id=stay_id)
            said = str(messages.SETTLED[settled.outcome])
            return written(None, to=url_for(".account", stay_id=stay_id), said=said, undo=undo)
    return refused("transit_site/settlement.html", **_settling(stay_id) | {"form": form})


@bp.post("/stays/<uuid:stay_id>/settlement/cancellation")
@requires(Permission.SITE_SETTLE)
def settlement_cancellation(stay_id: UUID) -> ResponseReturnValue:
    """It is not settled after all."""
    form, stay = ActionForm(), charged_or_404(stay_id)
    operations.cancel_settlement(stay, stamp=form.stamp())
    said = _("The settlement is undone: what it booked is reversed.")
    return written(None, to=url_for(".account", stay_id=stay_id), said=said)


@bp.post("/stays/<uuid:stay_id>/meter-end")
@requires(Permission.SITE_SETTLE)
def meter_end(stay_id: UUID) -> ResponseReturnValue:
    """Note what the meter said when they left."""
    form, stay = MeterEndForm(), charged_or_404(stay_id)
    if form.validate():
        with form.refusals(messages.SENTENCES):
            operations.note_meter_end(stay, form.meter_end.data, stamp=form.stamp())
            return written(None, to=url_for(".settlement_form", stay_id=stay_id), said=_("Noted."))
    return refused("transit_site/settlement.html", **_settling(stay_id) | {"meter": form})


def _settling(stay_id: UUID) -> dict:
    forms = {"form": SettlementForm(formdata=None), "meter": MeterEndForm(formdata=None)}
    return account_of(stay_id) | forms
