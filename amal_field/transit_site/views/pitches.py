"""One pitch: its panel, blocking it, and who is expected on it."""

from datetime import timedelta
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.accounts.offers import history
from amal_field.permissions import Permission
from amal_field.transit_site import messages, operations
from amal_field.transit_site.forms import BlockForm, ExpectedForm
from amal_field.transit_site.models import Reservation
from amal_field.transit_site.queries import same_reservations, stay_list
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import Period
from amal_field.transit_site.views.common import bp, panel_of, panel_page, pitch_changed, pitch_or_404, press
from amal_field.web.access import requires
from amal_field.web.addresses import searched
from amal_field.web.htmx import is_partial, refused, show


@bp.get("/pitches/<int(max=9999):number>")
@requires(Permission.SITE_SEE)
def pitch(number: int) -> ResponseReturnValue:
    """Who stands here, or who might come."""
    return panel_page(show, panel_of(number, search=searched()))


@bp.get("/pitches/<int(max=9999):number>/families")
@requires(Permission.SITE_RECORD)
def families(number: int) -> ResponseReturnValue:
    """The families that a search finds, to check one in on this pitch."""
    context = panel_of(number, search=searched())
    if context["standing"] or not is_partial():
        return panel_page(show, context)
    return show("transit_site/plan.html", partial="transit_site/_families.html", **context)


@bp.get("/pitches/<int(max=9999):number>/history")
@requires(Permission.SITE_SEE)
def pitch_history(number: int) -> ResponseReturnValue:
    """What happened to this pitch itself, and who stood on it."""
    pitch = pitch_or_404(number)
    return show(
        "transit_site/pitch_history.html", pitch=pitch, stays=stay_list.stays_on(pitch), history=history.of(pitch.id)
    )


@bp.get("/pitches/<int(max=9999):number>/block")
@requires(Permission.SITE_RECORD)
def block_form(number: int) -> ResponseReturnValue:
    """Why this pitch takes nobody."""
    return show("transit_site/block.html", pitch=pitch_or_404(number), form=BlockForm())


@bp.post("/pitches/<int(max=9999):number>/block")
@requires(Permission.SITE_RECORD)
def block(number: int) -> ResponseReturnValue:
    """Let nobody stand here from today on."""
    pitch = pitch_or_404(number)
    form = BlockForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            operations.block_pitch(pitch, form.reason.data, stamp=form.stamp())
            undo = url_for(".block_end", number=number)
            return pitch_changed(number, said=_("Pitch %(number)s is blocked.", number=number), undo=undo)
    return refused("transit_site/block.html", pitch=pitch_or_404(number), form=form)


@bp.post("/pitches/<int(max=9999):number>/block/end")
@requires(Permission.SITE_RECORD)
def block_end(number: int) -> ResponseReturnValue:
    """Open the pitch again."""
    block = stay_queries.block_of(pitch_or_404(number))
    return press(
        number,
        lambda stamp: block and operations.unblock_pitch(block, stamp=stamp),
        said=_("Pitch %(number)s is open again.", number=number),
    )


@bp.get("/pitches/<int(max=9999):number>/expected-arrival")
@requires(Permission.SITE_RECORD)
def expected_form(number: int) -> ResponseReturnValue:
    """Who comes, and when."""
    return show("transit_site/expected.html", pitch=pitch_or_404(number), form=ExpectedForm(), same=[])


@bp.post("/pitches/<int(max=9999):number>/expected-arrival")
@requires(Permission.SITE_RECORD)
def expected(number: int) -> ResponseReturnValue:
    """Note that somebody comes."""
    pitch = pitch_or_404(number)
    form = ExpectedForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            name, phone, on = form.name.data, form.phone.data, form.on.data
            different = form.who_is_different()
            made = operations.expect_arrival(pitch, name, phone, on, different=different, stamp=form.stamp())
            undo = url_for(".expected_cancellation", number=number, arrival_id=made.id)
            return pitch_changed(number, said=_("%(name)s is expected.", name=made.name), undo=undo)
    return refused("transit_site/expected.html", pitch=pitch_or_404(number), form=form, same=_same(form))


@bp.post("/pitches/<int(max=9999):number>/expected-arrivals/<uuid:arrival_id>/cancellation")
@requires(Permission.SITE_RECORD)
def expected_cancellation(number: int, arrival_id: UUID) -> ResponseReturnValue:
    """They do not come."""
    reservation = _expected_or_404(number, arrival_id)
    return press(
        number,
        lambda stamp: operations.cancel_reservation(reservation, stamp=stamp),
        said=_("%(name)s is not expected any more.", name=reservation.name),
    )


@bp.post("/pitches/<int(max=9999):number>/expected-arrivals/<uuid:arrival_id>/absence")
@requires(Permission.SITE_RECORD)
def expected_absence(number: int, arrival_id: UUID) -> ResponseReturnValue:
    """They were late, and do not come any more."""
    reservation = _expected_or_404(number, arrival_id)
    return press(
        number,
        lambda stamp: operations.miss_reservation(reservation, stamp=stamp),
        said=_("%(name)s did not come.", name=reservation.name),
        undo=url_for(".reservation_restoration", reservation_id=arrival_id),
    )


@bp.post("/pitches/<int(max=9999):number>/expected-arrivals/<uuid:arrival_id>/keeping")
@requires(Permission.SITE_RECORD)
def expected_keeping(number: int, arrival_id: UUID) -> ResponseReturnValue:
    """They are late: their place is kept a day more."""
    reservation = _expected_or_404(number, arrival_id)
    return press(
        number,
        lambda stamp: operations.keep_reservation(reservation, stamp=stamp),
        said=_("The place of %(name)s is kept until tomorrow.", name=reservation.name),
        undo=url_for(".reservation_keeping_end", reservation_id=arrival_id),
    )


def _expected_or_404(number: int, arrival_id: UUID) -> Reservation:
    return stay_queries.expected_arrival(pitch_or_404(number), arrival_id) or abort(404)


def _same(form: ExpectedForm) -> list[Reservation]:
    """The reservations of which is asked whether this is one of them."""
    if not form.asks:
        return []
    night = Period(form.on.data, form.on.data + timedelta(days=1))
    different = form.who_is_different()
    return same_reservations.doubles_of(form.name.data, form.phone.data, night, different=different)
