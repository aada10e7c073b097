"""A reservation by phone: the form with the checks beside it, and its page."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue

from amal_field import clock
from amal_field.accounts.offers import history
from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from amal_field.transit_site import messages, operations, rules
from amal_field.transit_site.forms import ReservationForm
from amal_field.transit_site.forms.reservations import MOST_NIGHTS
from amal_field.transit_site.models import Reservation
from amal_field.transit_site.operations import Wish
from amal_field.transit_site.queries import (
    decisions,
    family_likeness,
    lateness,
    measures,
    reservations,
    same_reservations,
)
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.queries.reservation_checks import checks_of
from amal_field.transit_site.rules import Keeping, Period
from amal_field.transit_site.views.common import bp, decided_in
from amal_field.transit_site.views.nights import drawn
from amal_field.web.access import requires
from amal_field.web.addresses import searched
from amal_field.web.htmx import refused, show, written
from amal_field.web.unit_of_work import is_write


@bp.get("/reservations/new")
@requires(Permission.SITE_RECORD)
def reservation_form() -> ResponseReturnValue:
    """Who calls: a household that the site knows (`household`), found by `q`, or one that it does not know yet."""
    household = _household(request.args.get("household"))
    form = ReservationForm(
        formdata=None,
        household=household and household.id,
        name=household and household.name,
        phone=household and household.phone,
        language=(household and household.language) or "",
        pitch=request.args.get("pitch", type=int),
    )
    return show("transit_site/reservation_new.html", partial="transit_site/_callers.html", **_making(form))


@bp.get("/reservations/checks")
@requires(Permission.SITE_RECORD)
def reservation_checks() -> ResponseReturnValue:
    """What the rules say of these days, while the form is filled in."""
    household = _household(request.args.get("household"))
    checks = _checks(household and household.id, _period_asked())
    return show("transit_site/checks.html", partial="transit_site/_checks.html", checks=checks, household=household)


@bp.post("/reservations")
@requires(Permission.SITE_RECORD)
def reserving() -> ResponseReturnValue:
    """Note it, or show the checks first."""
    form = ReservationForm()
    if form.validate() and not form.check.data:
        with form.refusals(messages.SENTENCES):
            made = operations.reserve(_wish(form), decided=decided_in(form), stamp=form.stamp())
            said = answer_of(made)
            undo = url_for(".reservation_cancellation", reservation_id=made.id)
            return written(None, to=url_for(".reservations"), said=said, undo=undo)
    return refused("transit_site/reservation_new.html", **_making(form))


@bp.get("/reservations/<uuid:reservation_id>")
@requires(Permission.SITE_SEE)
def reservation(reservation_id: UUID) -> ResponseReturnValue:
    """One reservation: what is asked for, what the rules say, what became of it."""
    reservation = reservation_or_404(reservation_id)
    return show("transit_site/reservation.html", **page_of(reservation, form_of(reservation)))


@bp.post("/reservations/<uuid:reservation_id>")
@requires(Permission.SITE_RECORD)
def reservation_correction(reservation_id: UUID) -> ResponseReturnValue:
    """Write it better, or let something else become of it."""
    form, reservation = ReservationForm(), reservation_or_404(reservation_id)
    if form.validate() and not form.check.data and form.merge(form_of(reservation)):
        with form.refusals(messages.SENTENCES):
            operations.change_reservation(reservation, _wish(form), decided=decided_in(form), stamp=form.stamp())
            said = answer_of(reservation)
            return written(None, to=url_for(".reservation", reservation_id=reservation.id), said=said)
    return refused("transit_site/reservation.html", **page_of(reservation_or_404(reservation_id), form))


def reservation_or_404(reservation_id: UUID) -> Reservation:
    """One reservation; for a write as the site's other writers leave it."""
    if is_write():
        operations.lock_site_if_needed()
    return reservations.reservation(reservation_id) or abort(404)


def _household(key: str | UUID | None):
    if not key:
        return None
    try:
        return measures.household(UUID(str(key))) or abort(404)
    except ValueError:
        abort(404)


def _wish(form: ReservationForm) -> Wish:
    _household(form.household.data)
    pitch = stay_queries.pitch(form.pitch.data) if form.pitch.data else None
    if form.pitch.data and pitch is None:
        raise RuleBroken("pitch_unknown", pitch=form.pitch.data)
    return Wish(**form.values(), pitch=pitch)


def answer_of(reservation: Reservation) -> str:
    """What is said now that it has this state."""
    return str(messages.RESERVATION_ANSWERS[reservation.state]) % {"name": reservation.name}


def _checks(household_id: UUID | None, period: Period, but: UUID | None = None) -> dict[str, Any]:
    checks = checks_of(stay_queries.the_site().id, household_id, period, now=clock.now(), but=but)
    return {"found": checks, "drawn": drawn(checks.nights)}


def _period_asked() -> Period:
    nights = min(max(request.args.get("nights", 1, type=int), 1), MOST_NIGHTS)
    try:
        first = date.fromisoformat(request.args.get("from_on", ""))
    except ValueError:
        first = clock.today()
    first = min(max(first, clock.today()), clock.today() + timedelta(days=3660))
    return Period(first, first + timedelta(days=nights))


def _making(form: ReservationForm) -> dict[str, Any]:
    search = searched()
    households = reservations.known_households(search) if search else []
    return {
        "form": form,
        "household": _household(form.household.data),
        "search": search,
        "households": households,
        "meant": family_likeness.meant({one.id: one.fit for one in households}),
        "checks": _checks(form.household.data, form.period()),
        "same": _same(form),
    }


def _keeping(checks: dict[str, Any]) -> Keeping:
    """Which places are kept now: of a reservation that has begun the checks know the rules of today."""
    limits = checks["found"].record.limits
    return lateness.keeping_of(clock.now(), limits.late_until_hour if limits else rules.LATE_UNTIL_HOUR)


def _same(form: ReservationForm, *, of: Reservation | None = None) -> list[Reservation]:
    """Those of which is asked whether this is one of them."""
    if not form.asks:
        return []
    nights = Period(form.from_on.data, form.from_on.data + timedelta(days=form.nights.data))
    different = form.who_is_different()
    return same_reservations.doubles_of(form.name.data, form.phone.data, nights, of=of, different=different)


def form_of(reservation: Reservation) -> ReservationForm:
    """The form as it is drawn from a reservation."""
    return ReservationForm.drawn(
        household=reservation.household_id,
        name=reservation.name,
        phone=reservation.phone,
        language=reservation.language or "",
        from_on=reservation.from_on,
        nights=reservation.nights,
        caravans=reservation.caravans,
        people=reservation.people,
        pitch=reservation.pitch and reservation.pitch.number,
        state=reservation.state,
        refused_for=reservation.refusal or "",
    )


def page_of(reservation: Reservation, form: ReservationForm) -> dict[str, Any]:
    """What the page of a reservation shows."""
    is_open = reservation.state in rules.CHOSEN_STATES
    checks = _checks(reservation.household_id, form.period(), but=reservation.id) if is_open else None
    comes_now = reservation.state == "confirmed" and reservation.from_on <= clock.today()
    return {
        "reservation": reservation,
        "form": form,
        "is_open": is_open,
        "household": reservation.household,
        "checks": checks,
        "free": stay_queries.free_numbers(but=reservation.id) if comes_now else [],
        "keeping": _keeping(checks) if comes_now else None,
        "same": _same(form, of=reservation),
        "restoring_same": [],
        "decisions": decisions.of_reservation(reservation.id),
        "history": history.of(reservation.id),
        "problems": [],
    }
