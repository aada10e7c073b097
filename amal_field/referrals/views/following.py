"""The page of a referral: how it goes on, when somebody is expected, and undoing."""

from typing import Any
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.accounts.offers import history
from amal_field.permissions import Permission
from amal_field.referrals import messages, operations, rules
from amal_field.referrals.forms import DetailsForm, StepForm
from amal_field.referrals.models import AnyReferral, standing_steps
from amal_field.referrals.views.common import answered, bp, made_with, referral_or_404, standing_or_404, url_of
from amal_field.web.access import leaves_no_draft, requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show


@bp.get("/<uuid:referral_id>")
@requires(Permission.REFERRALS_FOLLOW)
def referral(referral_id: UUID) -> ResponseReturnValue:
    """A referral with its steps."""
    return show("referrals/referral.html", **_page(referral_or_404(referral_id)))


@bp.post("/<uuid:referral_id>")
@requires(Permission.REFERRALS_FOLLOW)
def details(referral_id: UUID) -> ResponseReturnValue:
    """Note when somebody is expected, and from when on one wants to be reminded again."""
    row, form = standing_or_404(referral_id), DetailsForm()
    if form.validate() and form.merge(_details_of(row)):
        operations.note_details(row, form.appointment_at, form.look_again_on.data, stamp=form.stamp())
        return answered(row, to=url_of(row.id), said=_("Noted."))
    return refused("referrals/referral.html", **_page(standing_or_404(referral_id)) | {"details_form": form})


@bp.post("/<uuid:referral_id>/steps")
@leaves_no_draft
@requires(Permission.REFERRALS_FOLLOW)
def step(referral_id: UUID) -> ResponseReturnValue:
    """It goes on, or somebody asked and there is nothing yet."""
    row, form = standing_or_404(referral_id), StepForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            taken = operations.take_step(row, form.step.data, form.on.data, stamp=form.stamp())
            undo = url_for(".step_cancellation", referral_id=row.id, step_id=taken.id) if taken else None
            to = _list_of(row) if form.listed.data else url_of(row.id)
            return answered(row, to=to, said=_("Noted."), undo=undo)
    return refused("referrals/referral.html", **_page(standing_or_404(referral_id)) | {"step_form": form})


@bp.post("/<uuid:referral_id>/steps/<uuid:step_id>/cancellation")
@requires(Permission.REFERRALS_FOLLOW)
def step_cancellation(referral_id: UUID, step_id: UUID) -> ResponseReturnValue:
    """The last step was a mistake."""
    row, form = standing_or_404(referral_id), ActionForm()
    taken = next((one for one in row.steps if one.id == step_id), None) or abort(404)
    with form.refusals(messages.SENTENCES):
        operations.take_step_back(row, taken, stamp=form.stamp())
        return answered(row, to=url_of(row.id), said=_("Undone."))
    page = _page(standing_or_404(referral_id)) | {"problems": form.form_errors}
    return refused("referrals/referral.html", **page)


@bp.post("/<uuid:referral_id>/cancellation")
@requires(Permission.REFERRALS_FOLLOW)
def cancellation(referral_id: UUID) -> ResponseReturnValue:
    """It was made by mistake, and so were those that one form made with it."""
    row, form = referral_or_404(referral_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.cancel_referrals(made_with(row, locked=True), stamp=form.stamp())
        return answered(row, to=url_of(row.id), said=_("Undone."))
    page = _page(referral_or_404(referral_id)) | {"problems": form.form_errors}
    return refused("referrals/referral.html", **page)


def _list_of(row: AnyReferral) -> str:
    """The list of those without news in which it stands."""
    return url_for(".care_quiet" if row.is_health else ".quiet")


def _details_of(row: AnyReferral) -> DetailsForm:
    at = row.appointment_at.astimezone(clock.ZONE) if row.appointment_at else None
    return DetailsForm.drawn(
        appointment_on=at.date() if at else None,
        appointment_hour=at.time() if at else None,
        look_again_on=row.look_again_on,
    )


def _page(row: AnyReferral) -> dict[str, Any]:
    standing = standing_steps(row)
    return {
        "referral": row,
        "together": [other for other in made_with(row) if other.id != row.id] if row.stands else [],
        "steps": standing,
        "next_steps": rules.steps_from(row.state),
        "asked": rules.ASKED,
        "step_form": StepForm(formdata=None),
        "details_form": _details_of(row),
        "problems": [],
        "history": history.of(row.id),
    }
