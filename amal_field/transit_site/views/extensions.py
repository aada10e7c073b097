"""A family stays longer, in one tap."""

from uuid import UUID

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.permissions import Permission
from amal_field.transit_site import messages, operations
from amal_field.transit_site.forms import ExtensionForm
from amal_field.transit_site.views.common import (
    bp,
    decided_in,
    number_of,
    pitch_changed,
    pitch_refused,
    press,
    stay_or_404,
)
from amal_field.web.access import requires
from amal_field.web.addresses import day_in
from amal_field.web.jinja import local_day


@bp.post("/stays/<uuid:stay_id>/planned-departure")
@requires(Permission.SITE_RECORD)
def extension(stay_id: UUID) -> ResponseReturnValue:
    """They stay until another day."""
    form, stay = ExtensionForm(), stay_or_404(stay_id)
    if form.validate():
        with form.refusals(messages.SENTENCES):
            before = stay.planned_departure_on
            operations.plan_departure(stay, form.on.data, decided=decided_in(form), stamp=form.stamp())
            said = _("%(name)s stays until %(day)s.", name=stay.household.name, day=local_day(form.on.data))
            undo = url_for(".extension_cancellation", stay_id=stay_id, before=before and before.isoformat())
            return pitch_changed(number_of(stay), said=said, undo=undo)
    return pitch_refused(number_of(stay), form)


@bp.post("/stays/<uuid:stay_id>/planned-departure/cancellation")
@requires(Permission.SITE_RECORD)
def extension_cancellation(stay_id: UUID) -> ResponseReturnValue:
    """They leave on the day that stood there before (`?before=`), if one did."""
    stay, before = stay_or_404(stay_id), request.args.get("before")
    on = (day_in(before) or abort(404)) if before else None
    return press(number_of(stay), lambda stamp: operations.plan_departure(stay, on, stamp=stamp), said=_("Undone."))
