"""The list of duos on screen, on paper and as a file."""

from typing import Any

from flask import Response, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field import clock
from amal_field.attendance.messages import PROGRAMMES
from amal_field.buddies import paper, queries
from amal_field.buddies.queries import LISTS, OPEN, MatchLine, Wanted
from amal_field.buddies.views.common import bp
from amal_field.looks.operations import NewLook, looked
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.addresses import chosen, page_asked
from amal_field.web.downloads import list_file
from amal_field.web.htmx import show


@bp.get("/duos")
@requires(Permission.BUDDIES_SEE)
def matches() -> ResponseReturnValue:
    """The duos, and above them the proposals that wait for too long."""
    wanted, page = _wanted(), page_asked()
    lines, more = queries.matches(wanted, page=page)
    quiet = queries.quiet_proposals(wanted.today) if page == 1 and wanted.shown == OPEN else []
    return show("buddies/matches.html", lines=lines, more=more, page=page, quiet=quiet, **_asked(wanted))


@bp.get("/duos/list")
@requires(Permission.BUDDIES_SEE)
def match_list() -> ResponseReturnValue:
    """The duos on paper."""
    wanted = _wanted()
    lines = queries.whole_list(wanted)
    _look(lines, "print")
    return show("buddies/match_list.html", lines=lines, **_asked(wanted))


@bp.get("/duos/list.xlsx")
@requires(Permission.BUDDIES_SEE)
def sheet() -> Response:
    """The same as a spreadsheet."""
    wanted = _wanted()
    lines = queries.whole_list(wanted)
    _look(lines, "export")
    asked = {"shown": wanted.shown, "programme": wanted.programme}
    return list_file(paper.duos_sheet(lines, PROGRAMMES), f"duos-{clock.today():%Y-%m-%d}", **asked)


def _look(lines: list[MatchLine], act: str) -> None:
    """Note that names leave the app."""
    people = queries.person_ids(lines)
    if people:
        looked(NewLook("people", act, request.endpoint or "", people), current_user.id)


def _wanted() -> Wanted:
    """What the address asks for; what it does not know is the open duos of all programmes."""
    shown = request.args.get("shown")
    return Wanted(shown if shown in LISTS else OPEN, chosen("programme"), clock.today())


def _asked(wanted: Wanted) -> dict[str, Any]:
    return {
        "wanted": wanted,
        "search": {"shown": wanted.shown, "programme": wanted.programme},
        "programmes": queries.programmes(),
    }
