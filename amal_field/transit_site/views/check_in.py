"""A family comes in: in two taps, or with everything noted at once."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from amal_field import clock
from amal_field.people import operations as people_operations
from amal_field.people.duplicates.newcomers import Doubles, undecided
from amal_field.people.messages import SENTENCES as PEOPLE_SENTENCES
from amal_field.people.models import Household, Person
from amal_field.people.operations import NewHousehold
from amal_field.permissions import Permission
from amal_field.transit_site import messages, operations
from amal_field.transit_site.forms import CheckInForm, EveryoneForm
from amal_field.transit_site.models import Reservation, Stay
from amal_field.transit_site.operations import Arrival
from amal_field.transit_site.queries import families, ledger, reservations
from amal_field.transit_site.views.common import (
    asked_doubles,
    bp,
    decided_in,
    free_instead,
    pitch_changed,
    pitch_or_404,
    pitch_refused,
    url_of,
)
from amal_field.web import outbox
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show, written


@bp.get("/pitches/<int(max=9999):number>/check-in")
@requires(Permission.SITE_RECORD)
def check_in_form(number: int) -> ResponseReturnValue:
    """Who comes to this pitch: a known household (`?household=`), one that reserved (`?reservation=`) or a new one."""
    booked = _reservation(request.args.get("reservation"))
    family = _family(booked.household_id if booked else request.args.get("household"))
    form = CheckInForm(
        formdata=None,
        household=family and family.household.id,
        plates=", ".join(family.plates) if family else None,
        request_token=None,
        **_drawn_from(booked),
    )
    form.offer(_known(family), ticked=[person.id for person in family.persons] if family else [])
    pitch, debt = pitch_or_404(number), _debt(family)
    return show("transit_site/check_in.html", pitch=pitch, form=form, family=family, debt=debt, free=[], doubles={})


@bp.post("/pitches/<int(max=9999):number>/check-in")
@requires(Permission.SITE_RECORD)
def check_in(number: int) -> ResponseReturnValue:
    if request.form.get("everyone"):
        return _everyone_in(number, EveryoneForm())
    form = CheckInForm()
    family = _family(form.household.data)
    known = _known(family)
    form.offer(known, ticked=[])
    good, left = form.validate(), {}
    if good:
        doubles = asked_doubles(form.new_people(), phone=form.phone.data)
        left = undecided(doubles, form.who_is_same(), form.who_is_different())
    if good and not left:
        with form.refusals(messages.SENTENCES | PEOPLE_SENTENCES):
            ticked = [person for key, person in known.items() if key in form.persons.data]
            stay = _open(number, form, family and family.household, ticked, doubles)
            return written(None, to=url_of(number), said=_said(stay, number), undo=_undo(stay))
    family = _family(form.household.data)
    return refused(
        "transit_site/check_in.html",
        partial="transit_site/_check_in_form.html",
        pitch=pitch_or_404(number),
        form=form,
        family=family,
        debt=_debt(family),
        free=free_instead(form),
        doubles=left,
    )


def _everyone_in(number: int, form: EveryoneForm) -> ResponseReturnValue:
    """The second of the two taps: last time's people and plates, today; the rest can wait."""
    family = _family(form.household.data) or abort(404)
    with form.refusals(messages.SENTENCES):
        stamp = form.stamp()
        outbox.demand_new(form.stay_id.data, Stay)
        named = families.standing_for(form.persons.keys)
        persons = [person for person in family.persons if not named or person.id in named]
        today, how = clock.day_of(stamp.at), {"decided": decided_in(form), "stay_id": form.stay_id.data}
        arrival = Arrival(number, family.household, persons, family.plates, today, **how)
        stay = operations.check_in(arrival, stamp=stamp)
        return pitch_changed(number, said=_said(stay, number), undo=_undo(stay), came=stay)
    return pitch_refused(number, form)


def _open(number: int, form: CheckInForm, household: Household | None, ticked: list[Person], doubles: Doubles) -> Stay:
    stamp = form.stamp()
    outbox.demand_new(form.stay_id.data, Stay)
    outbox.demand_new(form.household_id.data, Household)
    received = people_operations.receive(
        form.new_people(),
        doubles,
        form.who_is_same(),
        household=household or NewHousehold(form.language.data or None, form.phone.data, form.household_id.data),
        stamp=stamp,
    )
    persons = list(dict.fromkeys([*ticked, *received.persons.values()]))
    decided, on = decided_in(form), form.arrived_on.data
    details, booked = form.details(), form.reservation.data
    who = (received.household, persons, form.plate_list())
    arrival = Arrival(number, *who, on, details, decided, booked, form.stay_id.data)
    return operations.check_in(arrival, stamp=stamp)


def _said(stay: Stay, number: int) -> str:
    return ngettext(
        "%(name)s is in: %(num)d person on pitch %(number)s.",
        "%(name)s are in: %(num)d people on pitch %(number)s.",
        len(stay.persons),
        name=stay.household.name,
        number=number,
    )


def _undo(stay: Stay) -> str:
    return url_for(".cancellation", stay_id=stay.id)


def _family(household_id: UUID | str | None) -> families.KnownFamily | None:
    if not household_id:
        return None
    try:
        return families.known_family(UUID(str(household_id))) or abort(404)
    except ValueError:
        abort(404)


def _reservation(key: str | None) -> Reservation | None:
    if not key:
        return None
    try:
        return reservations.reservation(UUID(key)) or abort(404)
    except ValueError:
        abort(404)


def _drawn_from(booked: Reservation | None) -> dict[str, Any]:
    """What a reservation tells of who comes."""
    if booked is None:
        return {}
    nights = {"planned_departure_on": booked.until_on} if booked.nights > 1 else {}
    named = [{"family_name": booked.name}] if booked.household_id is None else []
    contact = {"phone": booked.phone, "language": booked.language or ""}
    return {"reservation": booked.id, "newcomers": named} | contact | nights


def _debt(family: families.KnownFamily | None) -> Decimal | None:
    """What the family still owes for earlier stays, if anything."""
    return (family and ledger.open_debt(family.household.id)) or None


def _known(family: families.KnownFamily | None) -> dict[str, Person]:
    """The household's members and whoever came along last time, by key."""
    if family is None:
        return {}
    return {str(person.id): person for person in (*families.members_of(family.household), *family.persons)}
