"""Warnings and exclusions of a household; inspections at the entry and exit of a stay."""

from typing import Any
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.people.models import Household
from amal_field.permissions import Permission
from amal_field.transit_site import messages, operations, rules
from amal_field.transit_site.forms import AppealForm, InspectionForm, MeasureForm
from amal_field.transit_site.forms import measures as measure_forms
from amal_field.transit_site.models import Measure
from amal_field.transit_site.queries import measures as site_measures
from amal_field.transit_site.views.common import bp, counting_or_refused, page_after, stay_or_404
from amal_field.web.access import requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written
from amal_field.web.unit_of_work import is_write

MOMENTS = ", ".join(rules.INSPECTION_MOMENTS)
"""Of which an inspection can be; another is not found."""


@bp.get("/measures", endpoint="measures")
@requires(Permission.SITE_SEE)
def listed() -> ResponseReturnValue:
    """The exclusions of today and the warnings of the past year."""
    today = clock.today()
    return show("transit_site/measures.html", measures=site_measures.in_force(today), on=today)


@bp.get("/households/<uuid:household_id>/measures")
@requires(Permission.SITE_DECIDE)
def measure_form(household_id: UUID) -> ResponseReturnValue:
    """Which measure, why, and who decided."""
    form = MeasureForm(formdata=None, decided_by=current_user.name)
    return show("transit_site/measure.html", household=_household(household_id), form=form)


@bp.post("/households/<uuid:household_id>/measures")
@requires(Permission.SITE_DECIDE)
def measure(household_id: UUID) -> ResponseReturnValue:
    household, form = _household(household_id), MeasureForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            taken = operations.take_measure(
                household,
                form.kind.data,
                form.reason.data,
                until_on=form.until_on.data,
                fact=form.fact.data,
                decided_by=form.decided_by.data,
                stamp=form.stamp(),
            )
            said = _("%(measure)s noted.", measure=measure_forms.MEASURES[taken.kind])
            undo = url_for(".measure_cancellation", measure_id=taken.id)
            return written(None, to=_page_of(taken), said=said, undo=undo)
    return refused("transit_site/measure.html", household=_household(household_id), form=form)


@bp.post("/measures/<uuid:measure_id>/cancellation")
@requires(Permission.SITE_DECIDE)
def measure_cancellation(measure_id: UUID) -> ResponseReturnValue:
    """It holds no more."""
    measure = _measure(measure_id)
    operations.withdraw_measure(measure, stamp=ActionForm().stamp())
    return written(None, to=_page_of(measure), said=_("Withdrawn. It stays on the record."))


@bp.get("/measures/<uuid:measure_id>/appeal")
@requires(Permission.SITE_RECORD)
def appeal_form(measure_id: UUID) -> ResponseReturnValue:
    """What the household answers."""
    measure = _standing(measure_id)
    return show("transit_site/appeal.html", measure=measure, form=AppealForm(formdata=None, appeal=measure.appeal))


@bp.post("/measures/<uuid:measure_id>/appeal")
@requires(Permission.SITE_RECORD)
def appeal(measure_id: UUID) -> ResponseReturnValue:
    measure, form = _measure(measure_id), AppealForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            operations.note_appeal(measure, form.appeal.data, stamp=form.stamp())
            return written(None, to=_page_of(measure), said=_("Noted."))
    return refused("transit_site/appeal.html", measure=_standing(measure_id), form=form)


@bp.get(f"/stays/<uuid:stay_id>/inspections/<any({MOMENTS}):moment>")
@requires(Permission.SITE_RECORD)
def inspection_form(stay_id: UUID, moment: str) -> ResponseReturnValue:
    """How the pitch is found at the entry or the exit: what was found before stands there to be changed."""
    stay = counting_or_refused(stay_id)
    earlier = next(
        (inspection for inspection in site_measures.inspections_of(stay) if inspection.moment == moment), None
    )
    drawn: dict[str, Any] = {"remark": earlier.remark} if earlier else {}
    for item, state in (earlier.items if earlier else {}).items():
        drawn |= {item: state["found"], f"{item}_remark": state["remark"]}
    return show("transit_site/inspection.html", stay=stay, moment=moment, form=InspectionForm(formdata=None, **drawn))


@bp.post(f"/stays/<uuid:stay_id>/inspections/<any({MOMENTS}):moment>")
@requires(Permission.SITE_RECORD)
def inspection(stay_id: UUID, moment: str) -> ResponseReturnValue:
    """Note how it was found."""
    form, stay = InspectionForm(), stay_or_404(stay_id)
    if form.validate():
        with form.refusals(messages.SENTENCES):
            operations.inspect_pitch(stay, moment, form.items(), form.remark.data, stamp=form.stamp())
            return written(None, to=page_after(stay), said=_("The inspection is noted."))
    return refused("transit_site/inspection.html", stay=counting_or_refused(stay_id), moment=moment, form=form)


def _household(household_id: UUID) -> Household:
    return site_measures.household(household_id) or abort(404)


def _measure(measure_id: UUID) -> Measure:
    if is_write():
        operations.lock_site_if_needed()
    return site_measures.measure(measure_id) or abort(404)


def _standing(measure_id: UUID) -> Measure:
    measure = _measure(measure_id)
    operations.demand_measure(measure)
    return measure


def _page_of(measure: Measure) -> str:
    return url_for("people.household", household_id=measure.household_id)
