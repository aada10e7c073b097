"""What was asked for in vain: interpreters who were refused, did not come, or never got an answer."""

from datetime import datetime

from flask import Response, request
from flask.typing import ResponseReturnValue

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.reception_desk.messages.interpreters import UNMET
from amal_field.reception_desk.paper import unmet as paper
from amal_field.reception_desk.queries import interpreters as queries
from amal_field.reception_desk.reports import unmet_picture
from amal_field.reception_desk.views.common import bp
from amal_field.web.access import requires
from amal_field.web.downloads import drawing, list_file
from amal_field.web.htmx import show


@bp.get("/interpreters/unmet")
@requires(Permission.DESK_SEE)
def unmet() -> ResponseReturnValue:
    """How often a language was asked for in vain, by month."""
    year = _year()
    lines = queries.unmet(year, _now())
    return show(
        "reception_desk/unmet.html",
        year=year,
        lines=lines,
        done=queries.done_in(year),
        states=UNMET,
        totals={state: sum(line.by_state.get(state, 0) for line in lines) for state in UNMET},
        months=unmet_picture.months(),
        table=unmet_picture.by_language(lines),
    )


@bp.get("/interpreters/unmet.svg")
@requires(Permission.DESK_SEE)
def unmet_chart() -> Response:
    """Its picture."""
    return drawing(unmet_picture.chart(queries.unmet(_year(), _now())))


@bp.get("/interpreters/unmet.xlsx")
@requires(Permission.DESK_SEE)
def unmet_file() -> Response:
    """The same as a file."""
    year = _year()
    return list_file(paper.sheet_of(queries.unmet(year, _now())), f"tolken-tevergeefs-{year}", year=year)


def _now() -> datetime:
    return clock.now().astimezone(clock.ZONE)


def _year() -> int:
    asked = request.args.get("year", type=int)
    return asked if asked and 2000 <= asked <= 2200 else clock.today().year
