"""The report to the city: on screen, on paper, as a spreadsheet, and the chart in it."""

from flask import Response, request
from flask.typing import ResponseReturnValue

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.transit_site.paper import city_report as city_report_paper
from amal_field.transit_site.reports import city_report
from amal_field.transit_site.views.common import bp
from amal_field.web.access import requires
from amal_field.web.downloads import download, drawing
from amal_field.web.htmx import show
from amal_field.web.locale import language

FIRST_YEAR = 2013
"""The year of the regulation."""


@bp.get("/report")
@requires(Permission.SITE_REPORT)
def report() -> ResponseReturnValue:
    """A year beside the year before; `?year=`."""
    report = city_report.report(_year(), clock.today())
    return show("transit_site/report.html", report=report, first_year=FIRST_YEAR)


@bp.get("/report/occupancy.svg")
@requires(Permission.SITE_REPORT)
def report_chart() -> Response:
    """The chart of the months."""
    year, today = _year(), clock.today()
    months, before = city_report.months(year, today), city_report.months(year - 1, today)
    return drawing(city_report_paper.chart(year, months, before, language=language()))


@bp.get("/report.xlsx")
@requires(Permission.SITE_REPORT)
def report_sheet() -> Response:
    """The same as a spreadsheet."""
    report = city_report.report(_year(), clock.today())
    return download(city_report_paper.workbook(report), f"doortrekkersterrein-{report.year}.xlsx")


def _year() -> int:
    today = clock.today()
    return min(max(request.args.get("year", today.year, type=int), FIRST_YEAR), today.year)
