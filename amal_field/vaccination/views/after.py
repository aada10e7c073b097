"""After an action: its numbers, and what the team takes along."""

from uuid import UUID

from flask import Response
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.permissions import Permission
from amal_field.vaccination.operations import door
from amal_field.vaccination.paper import team_list
from amal_field.vaccination.queries.actions import FoundAction
from amal_field.vaccination.queries.counts import kept_counts
from amal_field.vaccination.reports.chart import chart
from amal_field.vaccination.rules.counts import ActionCounts
from amal_field.vaccination.views.common import action_or_404, bp, visit_to
from amal_field.web.access import requires
from amal_field.web.downloads import drawing, list_file
from amal_field.web.htmx import show


@bp.get("/actions/<uuid:action_id>/figures")
@requires(Permission.VACCINATION_PLAN)
def figures(action_id: UUID) -> ResponseReturnValue:
    """What the action adds up to: numbers, of nobody; and the way to the list for the team, asked first."""
    found = action_or_404(action_id)
    return show("vaccination/figures.html", found=found, counts=_counts(found))


@bp.get("/actions/<uuid:action_id>/figures.svg")
@requires(Permission.VACCINATION_PLAN)
def figures_chart(action_id: UUID) -> Response:
    """What was given, by brand."""
    found = action_or_404(action_id)
    return drawing(chart(_counts(found).by_brand, _("Given")))


@bp.get("/actions/<uuid:action_id>/list.xlsx")
@requires(Permission.VACCINATION_PLAN)
def export_sheet(action_id: UUID) -> Response:
    """The list for the team, as a spreadsheet, or as text with `?as=csv`."""
    found = action_or_404(action_id)
    family = door.list_of(found.action.id, visit_to(found, "export"))
    noted = ("vaccination:list:export", found.action)
    return list_file(team_list.sheet_of(found, family), f"vaccinatie-{found.action.id}", of=noted)


@bp.get("/actions/<uuid:action_id>/team-list")
@requires(Permission.VACCINATION_PLAN)
def team_sheet(action_id: UUID) -> ResponseReturnValue:
    """The same on paper."""
    found = action_or_404(action_id)
    heads, rows = team_list.printed(found, door.list_of(found.action.id, visit_to(found, "print")))
    return show("vaccination/team_sheet.html", found=found, heads=heads, rows=rows)


def _counts(found: FoundAction) -> ActionCounts:
    return kept_counts(found.action.id) if found.action.is_removed else door.counts_of(found.action.id)
