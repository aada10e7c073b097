"""Series: their plan, what it would make, and the sessions made ahead."""

from datetime import timedelta
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext
from flask_login import current_user

from amal_field import clock
from amal_field.accounts.offers import history
from amal_field.attendance import messages as attendance_messages
from amal_field.attendance.models import Programme, Series
from amal_field.permissions import Permission
from amal_field.planning import operations
from amal_field.planning.forms import WEEKDAYS, PlanForm
from amal_field.planning.models import SeriesPlan
from amal_field.planning.operations import Followed, PlanValues
from amal_field.planning.paper import lists
from amal_field.planning.queries import planned_sessions
from amal_field.planning.queries import plans as plan_queries
from amal_field.planning.queries.plans import FoundSeries
from amal_field.planning.views.common import SENTENCES, bp, programme_or_404, series_or_404
from amal_field.refusal import RuleBroken
from amal_field.web import locale
from amal_field.web.access import requires
from amal_field.web.downloads import asked_as, list_file
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written

DAYS_BACK = 28


@bp.get("/series")
@requires(Permission.PLANNING_OPEN)
def all_series() -> ResponseReturnValue:
    """Every series, those that meet next first."""
    if asked_as():
        rows = plan_queries.series_list(current_user, clock.today(), most=None)
        return list_file(lists.series_sheet(rows, attendance_messages.PROGRAMMES), "reeksen")
    return show("planning/all_series.html", series=plan_queries.series_list(current_user, clock.today()))


@bp.get("/programmes/<uuid:programme_id>/series")
@requires(Permission.PLANNING_OPEN)
def beginning_form(programme_id: UUID) -> ResponseReturnValue:
    """A new series of a programme."""
    programme = programme_or_404(programme_id)
    form = PlanForm(formdata=None, sessions=programme.sessions_per_series)
    return show("planning/plan.html", **_plan_page(programme, None, form))


@bp.post("/programmes/<uuid:programme_id>/series")
@requires(Permission.PLANNING_OPEN)
def beginning(programme_id: UUID) -> ResponseReturnValue:
    """Begin it, and look at what it would make."""
    programme, form = programme_or_404(programme_id), PlanForm()
    form.offer(programme.session_kinds)
    if form.validate():
        with form.refusals(SENTENCES):
            plan_queries.check_planned_here(programme)
            plan = operations.plan_series(programme, _values(form), stamp=form.stamp())
            return written(None, to=url_for(".preview", series_id=plan.series_id))
    return refused("planning/plan.html", **_plan_page(programme_or_404(programme_id), None, form))


@bp.get("/series/<uuid:series_id>")
@requires(Permission.PLANNING_OPEN)
def series(series_id: UUID) -> ResponseReturnValue:
    """A series: its plan, its helpers, its sessions."""
    series, programme, plan = series_or_404(series_id)
    return show(
        "planning/series.html",
        series=series,
        programme=programme,
        plan=plan,
        helpers=plan_queries.helpers_of(series),
        sessions=planned_sessions.sessions_of(series, since=clock.today() - timedelta(days=DAYS_BACK)),
        history=history.of(series.id, most=20),
    )


@bp.get("/series/<uuid:series_id>/plan")
@requires(Permission.PLANNING_OPEN)
def plan_form(series_id: UUID) -> ResponseReturnValue:
    series, programme, plan = series_or_404(series_id)
    return show("planning/plan.html", **_plan_page(programme, series, _form_of(series, plan)))


@bp.post("/series/<uuid:series_id>/plan")
@requires(Permission.PLANNING_OPEN)
def plan(series_id: UUID) -> ResponseReturnValue:
    """Write it, and look at what it would make now."""
    (series, programme, known), form = series_or_404(series_id), PlanForm()
    form.offer(programme.session_kinds)
    if form.validate() and form.merge(_form_of(series, known)):
        with form.refusals(SENTENCES):
            plan_queries.check_planned_here(programme)
            said = None
            if known:
                said = _said(operations.change_plan(known, programme, _values(form), stamp=form.stamp()))
            else:
                operations.add_plan(series, programme, _values(form), stamp=form.stamp())
            return written(None, to=url_for(".preview", series_id=series_id), said=said)
    series, programme, _known = series_or_404(series_id)
    return refused("planning/plan.html", **_plan_page(programme, series, form))


@bp.get("/series/<uuid:series_id>/sessions")
@requires(Permission.PLANNING_OPEN)
def preview(series_id: UUID) -> ResponseReturnValue:
    """What planning would make, skip and leave alone."""
    return show("planning/preview.html", **_preview_page(series_or_404(series_id), ActionForm()))


@bp.post("/series/<uuid:series_id>/sessions")
@requires(Permission.PLANNING_OPEN)
def making(series_id: UUID) -> ResponseReturnValue:
    (series, programme, plan), form = series_or_404(series_id), ActionForm()
    with form.refusals(SENTENCES):
        plan_queries.check_planned_here(programme)
        if plan is None:
            raise RuleBroken("no_weekday")
        made = operations.make_sessions(plan, stamp=form.stamp())
        said = ngettext("%(num)d session made.", "%(num)d sessions made.", made)
        return written(None, to=url_for(".series", series_id=series.id), said=said)
    return refused("planning/preview.html", **_preview_page(series_or_404(series_id), form))


def _said(followed: Followed) -> str | None:
    """How many sessions moved with the plan, and that others stay."""
    if not followed.moved and not followed.left:
        return None
    if not followed.left:
        return ngettext(
            "%(num)d session ahead moves with the plan.", "%(num)d sessions ahead move with the plan.", followed.moved
        )
    return ngettext(
        "%(num)d session ahead moves with the plan. What was changed by hand stays: %(left)d.",
        "%(num)d sessions ahead move with the plan. What was changed by hand stays: %(left)d.",
        followed.moved,
        left=followed.left,
    )


def _preview_page(found: FoundSeries, form: ActionForm) -> dict:
    series, programme, plan = found
    draft = plan_queries.draft_of(plan, clock.today(), locale.language()) if plan else None
    return {"series": series, "programme": programme, "plan": plan, "draft": draft, "form": form}


def _plan_page(programme: Programme, series: Series | None, form: PlanForm) -> dict:
    form.offer(programme.session_kinds)
    return {"programme": programme, "series": series, "form": form, "weekdays": [form[name] for name in WEEKDAYS]}


def _form_of(series: Series, plan: SeriesPlan | None) -> PlanForm:
    if plan is None:
        return PlanForm.drawn(name=series.name, language=series.language)
    hours = {WEEKDAYS[slot.weekday]: (slot.starts, slot.ends) for slot in plan.slots}
    facts = ("from_on", "until_on", "sessions", "place", "skips_school_holidays", "skips_public_holidays")
    return PlanForm.drawn(
        name=series.name,
        kind=plan.kind or "",
        least_level=plan.least_level or "",
        language=series.language,
        **hours,
        **{name: getattr(plan, name) for name in facts},
    )


def _values(form: PlanForm) -> PlanValues:
    return PlanValues(
        name=form.name.data,
        pattern=form.pattern(),
        place=form.place.data,
        kind=form.kind.data or None,
        least_level=form.least_level.data or None,
        language=form.language.data,
        skips_school_holidays=form.skips_school_holidays.data,
        skips_public_holidays=form.skips_public_holidays.data,
    )
