"""Stays: their page and history, what is still to do, departure, undoing, and the ticket."""

from itertools import chain
from uuid import UUID

import segno
from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from amal_field import clock
from amal_field.accounts.offers import history
from amal_field.accounts.queries import users as accounts_queries
from amal_field.permissions import Permission
from amal_field.transit_site import messages, operations, rules
from amal_field.transit_site.forms import AbandonmentForm, DepartureForm, DetailsForm
from amal_field.transit_site.models import Pitch, Stay
from amal_field.transit_site.paper import stay_sheet
from amal_field.transit_site.paper import ticket as site_ticket
from amal_field.transit_site.queries import decisions, ledger, measures, stay_list
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.views.common import (
    STAY_PARTS,
    bp,
    counting_or_refused,
    decided_in,
    first_pitch,
    number_of,
    open_or_refused,
    page_after,
    press,
    stay_or_404,
    url_of,
)
from amal_field.web.access import requires
from amal_field.web.addresses import page_asked, searched
from amal_field.web.downloads import asked_as, list_file
from amal_field.web.htmx import refused, show, written

PER_PAGE = 50


@bp.get("/stays")
@requires(Permission.SITE_SEE)
def stays() -> ResponseReturnValue:
    """All stays, the latest first; found by name, plate, phone or ticket number. As a file they leave without names."""
    search = searched()
    if asked_as():
        rows, _more = stay_list.stays(search or None, page=1, per_page=None)
        return list_file(stay_sheet.sheet_of(rows), "verblijven", searched="yes" if search else None)
    page = page_asked()
    rows, more = stay_list.stays(search or None, page=page, per_page=PER_PAGE)
    return show(
        "transit_site/stays.html", partial="transit_site/_stays.html", stays=rows, search=search, page=page, more=more
    )


@bp.get("/stays/<uuid:stay_id>")
@requires(Permission.SITE_SEE)
def stay(stay_id: UUID) -> ResponseReturnValue:
    """One stay with its history."""
    stay = stay_or_404(stay_id)
    counted = rules.count_days(rules.Period(stay.arrived_on, stay.departed_on), until=clock.today())
    witnesses = accounts_queries.names_of({key for key in (stay.identity_seen_by_id, stay.house_rules_by_id) if key})
    return show(
        "transit_site/stay.html",
        stay=stay,
        counted=counted,
        witnesses=witnesses,
        decisions=decisions.of_stay(stay),
        inspections=measures.inspections_of(stay),
        parts=[
            (template, part(stay.household))
            for permission, template, part in chain.from_iterable(STAY_PARTS.values())
            if current_user.may(permission)
        ],
        history=history.of(stay.id),
    )


@bp.get("/stays/<uuid:stay_id>/ticket")
@requires(Permission.SITE_SEE)
def ticket(stay_id: UUID) -> ResponseReturnValue:
    """The pitch ticket (standplaatsbewijs) on one page, in Dutch and in the household's language."""
    stay = stay_or_404(stay_id)
    number = site_ticket.number(stay)
    code = segno.make(number, error="m", micro=False).svg_inline(border=0, omitsize=True, svgclass="ticket__code")
    parts = site_ticket.parts(stay, max_nights=stay.max_nights)
    return show(
        "transit_site/ticket.html",
        stay=stay,
        number=number,
        parts=parts,
        code=Markup(code),
        is_small=site_ticket.is_small(parts),
        signatories=site_ticket.signatories(stay),
    )


@bp.get("/stays/<uuid:stay_id>/details")
@requires(Permission.SITE_RECORD)
def details_form(stay_id: UUID) -> ResponseReturnValue:
    """What the check-in left open."""
    stay = counting_or_refused(stay_id)
    return show("transit_site/details.html", stay=stay, form=_details_of(stay))


@bp.post("/stays/<uuid:stay_id>/details")
@requires(Permission.SITE_RECORD)
def details(stay_id: UUID) -> ResponseReturnValue:
    form, stay = DetailsForm(), stay_or_404(stay_id)
    if form.validate() and form.merge(_details_of(stay)):
        with form.refusals(messages.SENTENCES):
            operations.complete(stay, form.details(), decided=decided_in(form), stamp=form.stamp())
            return written(None, to=page_after(stay), said=_("Noted."))
    return refused("transit_site/details.html", stay=counting_or_refused(stay_id), form=form)


@bp.get("/stays/<uuid:stay_id>/departure")
@requires(Permission.SITE_RECORD)
def departure_form(stay_id: UUID) -> ResponseReturnValue:
    """When they go, and what the meter says."""
    return show("transit_site/departure.html", **_departing(open_or_refused(stay_id)))


@bp.post("/stays/<uuid:stay_id>/departure")
@requires(Permission.SITE_RECORD)
def departure(stay_id: UUID) -> ResponseReturnValue:
    form, stay = DepartureForm(), stay_or_404(stay_id, read=stay_queries.departing)
    pitch = first_pitch(stay)
    if form.validate():
        with form.refusals(messages.SENTENCES):
            operations.depart(stay, form.on.data, meter_end=form.meter_end.data, stamp=form.stamp())
            return _gone(stay, pitch)
    return refused("transit_site/departure.html", **_departing(open_or_refused(stay_id)) | {"form": form})


@bp.post("/stays/<uuid:stay_id>/abandonment")
@requires(Permission.SITE_RECORD)
def abandonment(stay_id: UUID) -> ResponseReturnValue:
    """They are gone without a word: the stay ends after the last night they were seen."""
    form, stay = AbandonmentForm(), stay_or_404(stay_id, read=stay_queries.departing)
    pitch = first_pitch(stay)
    if form.validate():
        with form.refusals(messages.SENTENCES):
            operations.close_left_without_notice(stay, form.on.data, stamp=form.stamp())
            return _gone(stay, pitch)
    return refused("transit_site/departure.html", **_departing(open_or_refused(stay_id)) | {"abandoned": form})


@bp.post("/stays/<uuid:stay_id>/departure/cancellation")
@requires(Permission.SITE_RECORD)
def departure_cancellation(stay_id: UUID) -> ResponseReturnValue:
    """They are still there after all."""
    stay = stay_or_404(stay_id)
    return press(
        number_of(stay),
        lambda stamp: operations.cancel_departure(stay, stamp=stamp),
        said=_("The departure is undone."),
    )


@bp.post("/stays/<uuid:stay_id>/cancellation")
@requires(Permission.SITE_RECORD)
def cancellation(stay_id: UUID) -> ResponseReturnValue:
    """They never came: the check-in is undone."""
    stay = stay_or_404(stay_id)
    return press(
        number_of(stay),
        lambda stamp: operations.cancel_check_in(stay, stamp=stamp),
        said=_("The check-in is undone. It does not count."),
    )


def _details_of(stay: Stay) -> DetailsForm:
    paid = ledger.standing([stay.id], "prepayment")
    return DetailsForm.drawn(
        planned_departure_on=stay.planned_departure_on,
        prepayment=stay.prepayment,
        prepayment_method=(paid and paid[-1].method) or "cash",
        meter_start=stay.meter_start,
        identity_kind=stay.identity_kind or "",
        house_rules=stay.house_rules_at is not None,
    )


def _departing(stay: Stay) -> dict:
    return {"stay": stay, "form": DepartureForm(formdata=None), "abandoned": AbandonmentForm(formdata=None)}


def _gone(stay: Stay, pitch: Pitch) -> ResponseReturnValue:
    said = _("%(name)s have left. Pitch %(number)s is free.", name=stay.household.name, number=pitch.number)
    undo = url_for(".departure_cancellation", stay_id=stay.id)
    if current_user.may(Permission.SITE_SETTLE):
        return written(None, to=url_for(".settlement_form", stay_id=stay.id), said=said, undo=undo)
    return written(None, to=url_of(pitch.number), said=said, undo=undo)
