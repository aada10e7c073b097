"""The duos of each programme in a year: how many started, were active, ended and dropped out."""

from flask import Response, request
from flask.typing import ResponseReturnValue

from amal_field import clock
from amal_field.attendance.messages import PROGRAMMES
from amal_field.buddies import paper
from amal_field.buddies.reports.years import programme_years
from amal_field.buddies.views.common import bp
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.downloads import list_file
from amal_field.web.htmx import show

FIRST_YEAR = 2013
"""The year in which the duos of Samen Gentenaar began."""


@bp.get("/year")
@requires(Permission.BUDDIES_COUNT)
def year() -> ResponseReturnValue:
    """The numbers of a year; `?year=`."""
    of = _year()
    return show("buddies/year.html", year=of, first_year=FIRST_YEAR, lines=programme_years(of))


@bp.get("/year.xlsx")
@requires(Permission.BUDDIES_COUNT)
def year_sheet() -> Response:
    """The same as a spreadsheet."""
    of = _year()
    return list_file(paper.year_sheet(of, programme_years(of), PROGRAMMES), f"duos-{of}", year=of)


def _year() -> int:
    today = clock.today()
    return min(max(request.args.get("year", today.year, type=int), FIRST_YEAR), today.year)
