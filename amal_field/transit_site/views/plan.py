"""The first screen: every pitch as a tile, and the panel of one."""

from flask import request
from flask.typing import ResponseReturnValue

from amal_field.permissions import Permission
from amal_field.transit_site.queries import plan as site_plan
from amal_field.transit_site.views.common import board, bp
from amal_field.transit_site.views.evacuation import forget_if_due
from amal_field.web.access import requires
from amal_field.web.htmx import is_partial, is_poll, show, unchanged, with_version


@bp.get("")
@requires(Permission.SITE_SEE)
def plan() -> ResponseReturnValue:
    """The site plan. A poll brings its version along and gets no body while nothing changed."""
    if is_poll() and (same := unchanged(site_plan.version())):
        return same
    context = board(request.args.get("opened", type=int) if is_partial() else None)
    forget_if_due(context["plan"].is_to_forget)
    answer = show("transit_site/plan.html", partial="transit_site/_plan_board.html", **context)
    return with_version(answer, context["plan"].version)
