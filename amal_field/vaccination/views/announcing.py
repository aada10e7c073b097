"""What is printed before an action: the announcement, and the questions of the nurse; nobody is named."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from amal_field.permissions import Permission
from amal_field.vaccination.paper.announcement import announced, leaflets
from amal_field.vaccination.views.common import action_or_404, bp, demand_duty
from amal_field.web.access import requires
from amal_field.web.htmx import show


@bp.get("/actions/<uuid:action_id>/announcement")
@requires(Permission.VACCINATION_PLAN)
def announcement(action_id: UUID) -> ResponseReturnValue:
    """One sheet in three languages, to hang out."""
    found = action_or_404(action_id)
    return show("vaccination/announcement.html", found=found, announced=announced(found))


@bp.get("/questions")
@requires(Permission.VACCINATION_PLAN)
def leaflet() -> ResponseReturnValue:
    """The questions of the nurse, on a sheet for each language."""
    demand_duty()
    return show("vaccination/leaflet.html", leaflets=leaflets())
