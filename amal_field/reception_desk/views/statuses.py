"""Statuses of protection that end soon."""

from flask.typing import ResponseReturnValue

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.reception_desk.paper import lists as paper
from amal_field.reception_desk.queries.statuses import ending
from amal_field.reception_desk.views.common import bp, look
from amal_field.web.access import requires
from amal_field.web.addresses import page_asked
from amal_field.web.downloads import asked_as, list_file
from amal_field.web.htmx import show


@bp.get("/statuses")
@requires(Permission.DESK_SEE)
def statuses() -> ResponseReturnValue:
    """Whose status ends within 30 days, the next first."""
    page = None if asked_as() else page_asked()
    lines, more = ending(clock.today(), page)
    look([line.person.id for line in lines], "export" if asked_as() else "page", "list")
    if asked_as():
        return list_file(paper.statuses_sheet(lines), "statuten")
    return show("reception_desk/statuses.html", lines=lines, more=more, page=page)
