"""The taps: card and questions, given, not given, and taken back."""

from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from amal_field.vaccination.forms import GivenForm, NotGivenForm, TakeBackForm, TapForm
from amal_field.vaccination.operations import corrections, lists, outcomes
from amal_field.vaccination.operations.actions import demand_list
from amal_field.vaccination.operations.outcomes import Shot
from amal_field.vaccination.queries.actions import FoundAction, UsableLot
from amal_field.vaccination.views.common import (
    SENTENCES,
    action_or_404,
    bp,
    tapped,
    url_of,
    visit_to,
)
from amal_field.vaccination.views.list_page import list_refused, tap_refused
from amal_field.web.access import requires
from amal_field.web.htmx import written

ASKED = {"dose_soon": "is_confirmed", "lot_expired": "uses_expired"}
"""Refusals that ask: whoever says yes sends this field along."""


@bp.post("/actions/<uuid:action_id>/lines/<uuid:line_id>/check/<any(yes, no):wanted>")
@requires(Permission.VACCINATION_RECORD)
def check(action_id: UUID, line_id: UUID, wanted: str) -> ResponseReturnValue:
    """Card and questions were gone through, or not yet."""
    found, form = action_or_404(action_id), TapForm()
    with form.refusals(SENTENCES):
        visit = visit_to(found, "answer")
        listed = lists.check_line(found, line_id, visit, checked=wanted == "yes", stamp=form.stamp())
        undo = url_for(".check", action_id=action_id, line_id=line_id, wanted="no") if wanted == "yes" else None
        return tapped(found, listed, undo=undo)
    return tap_refused(action_id, line_id, form)


@bp.post("/actions/<uuid:action_id>/lines/<uuid:line_id>/given")
@requires(Permission.VACCINATION_RECORD)
def given(action_id: UUID, line_id: UUID) -> ResponseReturnValue:
    """Something was given."""
    found, form = action_or_404(action_id), GivenForm()
    if form.validate():
        with form.refusals(SENTENCES):
            shot = Shot(
                _lot(found, form.lot.data),
                form.dose.data,
                form.next_month.data,
                is_confirmed=form.is_confirmed.data,
                uses_expired=form.uses_expired.data,
            )
            listed = outcomes.give(found, line_id, shot, visit_to(found, "answer"), stamp=form.stamp())
            return tapped(found, listed, undo=_undo(action_id, line_id, listed.given[-1].outcome.id))
    return tap_refused(action_id, line_id, form, _asked(form))


@bp.post("/actions/<uuid:action_id>/lines/<uuid:line_id>/household/given")
@requires(Permission.VACCINATION_RECORD)
def family_given(action_id: UUID, line_id: UUID) -> ResponseReturnValue:
    """All of the household of a line got the same: those who were ready; who is left is named, with why."""
    found, form = action_or_404(action_id), GivenForm()
    if form.validate():
        with form.refusals(SENTENCES):
            lot = _lot(found, form.lot.data)
            done = outcomes.give_family(found, line_id, lot, visit_to(found, "answer"), stamp=form.stamp())
            to = url_of(found, done.given[0].line.id, lot=lot.today.id)
            return written(None, to=to, said=ngettext("Noted for %(num)d.", "Noted for %(num)d.", len(done.given)))
    return list_refused(action_id, form)


@bp.post("/actions/<uuid:action_id>/lines/<uuid:line_id>/reason")
@requires(Permission.VACCINATION_RECORD)
def not_given(action_id: UUID, line_id: UUID) -> ResponseReturnValue:
    """Nothing was given, for a reason."""
    found, form = action_or_404(action_id), NotGivenForm()
    if form.validate():
        with form.refusals(SENTENCES):
            visit = visit_to(found, "answer")
            listed = outcomes.not_give(found, line_id, form.reason.data, visit, stamp=form.stamp())
            return tapped(found, listed, undo=_undo(action_id, line_id, listed.noted[-1].outcome.id))
    return tap_refused(action_id, line_id, form)


@bp.post("/actions/<uuid:action_id>/lines/<uuid:line_id>/outcomes/<uuid:outcome_id>/cancellation")
@requires(Permission.VACCINATION_RECORD)
def outcome_cancellation(action_id: UUID, line_id: UUID, outcome_id: UUID) -> ResponseReturnValue:
    """It was not so."""
    found, form = action_or_404(action_id), TakeBackForm()
    with form.refusals(SENTENCES):
        visit = visit_to(found, "answer")
        listed = corrections.take_back(found, line_id, outcome_id, form.why(), visit, stamp=form.stamp())
        return tapped(found, listed)
    return tap_refused(action_id, line_id, form)


def _lot(found: FoundAction, key: UUID | None) -> UsableLot:
    """The lot of a tap, as long as it is on the table. Raises `RuleBroken` `lot_first`, or
    `list_removed`, with which its lots went."""
    lot = next((one for one in found.lots_for_taps(clock.now()) if one.today.id == key), None)
    if lot is None:
        demand_list(found)
        raise RuleBroken("lot_first")
    return lot


def _undo(action_id: UUID, line_id: UUID, outcome_id: UUID) -> str:
    return url_for(".outcome_cancellation", action_id=action_id, line_id=line_id, outcome_id=outcome_id)


def _asked(form: GivenForm) -> dict[str, Any] | None:
    """The question of a refusal that asks, and the fields that say yes to it."""
    field = ASKED.get(form.broken or "")
    if field is None:
        return None
    sent = {name: form[name]._value() for name in ("dose", "next_month")} | {"lot": form.lot.data, field: "yes"}
    agreed = {name: "yes" for name in ASKED.values() if form[name].data}
    return {"fields": sent | agreed, "code": form.broken}
