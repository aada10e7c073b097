"""The first screen: every pitch as a tile, and the panel of one."""

from flask import Response, make_response, request
from flask.typing import ResponseReturnValue

from amal_field.permissions import Permission
from amal_field.transit_site.queries import plan as site_plan
from amal_field.transit_site.views.common import board, bp
from amal_field.transit_site.views.evacuation import forget_if_due
from amal_field.web.access import requires
from amal_field.web.htmx import is_partial, show


@bp.get("")
@requires(Permission.SITE_SEE)
def plan() -> ResponseReturnValue:
    """The site plan. A poll brings its version along and gets no body while nothing changed."""
    known = request.headers.get("HX-PTag")
    if known and known == site_plan.version():
        return Response(status=304)
    context = board(request.args.get("opened", type=int) if is_partial() else None)
    forget_if_due(context["plan"].is_to_forget)
    response = make_response(show("transit_site/plan.html", partial="transit_site/_plan_board.html", **context))
    response.headers["HX-PTag"] = context["plan"].version
    return response
