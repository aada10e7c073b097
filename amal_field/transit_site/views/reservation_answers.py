"""What becomes of a reservation, a button each: they cancel, do not come, are waited for, or come after all."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.transit_site import messages, operations
from amal_field.transit_site.forms import SameForm
from amal_field.transit_site.models import Reservation
from amal_field.transit_site.queries import same_reservations
from amal_field.transit_site.views.common import bp
from amal_field.transit_site.views.reservations import answer_of, form_of, page_of, reservation_or_404
from amal_field.web.access import requires
from amal_field.web.htmx import refused, written


@bp.post("/reservations/<uuid:reservation_id>/cancellation")
@requires(Permission.SITE_RECORD)
def reservation_cancellation(reservation_id: UUID) -> ResponseReturnValue:
    """They do not come, and said so."""
    return _press(reservation_id, operations.cancel_reservation, undo=".reservation_restoration")


@bp.post("/reservations/<uuid:reservation_id>/absence")
@requires(Permission.SITE_RECORD)
def reservation_absence(reservation_id: UUID) -> ResponseReturnValue:
    """They did not come."""
    return _press(reservation_id, operations.miss_reservation, undo=".reservation_restoration")


@bp.post("/reservations/<uuid:reservation_id>/restoration")
@requires(Permission.SITE_RECORD)
def reservation_restoration(reservation_id: UUID) -> ResponseReturnValue:
    """Neither: it stands as before."""
    form = SameForm()
    operation = partial(operations.restore_reservation, different=form.who_is_different())
    return _press(reservation_id, operation, form=form)


@bp.post("/reservations/<uuid:reservation_id>/keeping")
@requires(Permission.SITE_RECORD)
def reservation_keeping(reservation_id: UUID) -> ResponseReturnValue:
    """They are late: their place is kept a day more."""
    return _press(reservation_id, operations.keep_reservation, undo=".reservation_keeping_end")


@bp.post("/reservations/<uuid:reservation_id>/keeping/end")
@requires(Permission.SITE_RECORD)
def reservation_keeping_end(reservation_id: UUID) -> ResponseReturnValue:
    """It is not kept longer."""
    return _press(reservation_id, operations.stop_keeping)


def _press(
    reservation_id: UUID, operation: Callable[..., None], *, undo: str | None = None, form: SameForm | None = None
) -> ResponseReturnValue:
    reservation, form = reservation_or_404(reservation_id), form or SameForm()
    with form.refusals(messages.SENTENCES):
        operation(reservation, stamp=form.stamp())
        back = undo and url_for(undo, reservation_id=reservation.id)
        to = url_for(".reservation", reservation_id=reservation.id)
        if request.form.get("back") == "list":
            to = url_for(".reservations")
        return written(None, to=to, said=_said(reservation), undo=back)
    reservation = reservation_or_404(reservation_id)
    page = page_of(reservation, form_of(reservation)) | {"problems": [] if form.asks else form.form_errors}
    if form.asks:
        page["restoring_same"] = _same(reservation, form)
    return refused("transit_site/reservation.html", **page)


def _said(reservation: Reservation) -> str:
    if reservation.state != "confirmed" or reservation.kept_on != clock.today():
        return answer_of(reservation)
    return _("The place of %(name)s is kept until tomorrow.", name=reservation.name)


def _same(reservation: Reservation, form: SameForm) -> list[Reservation]:
    name, phone, different = reservation.name, reservation.phone, form.who_is_different()
    return same_reservations.doubles_of(name, phone, reservation.period, of=reservation, different=different)
