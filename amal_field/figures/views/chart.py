"""A chart of a year: its page, its image, and both as files that leave the house."""

from flask import Response, abort, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field.figures.figure import YearSpan
from amal_field.figures.paper.outward import chart_sheet, key_of
from amal_field.figures.queries.charts import Chart, charts_for
from amal_field.figures.queries.terms import terms
from amal_field.figures.reports.picture import Picture, picture
from amal_field.figures.reports.standing import counted_on
from amal_field.figures.views.common import bp, year_or_404
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.downloads import download, drawing, list_file, note_export
from amal_field.web.htmx import show

SVG = "image/svg+xml"


@bp.get("/<int:year>/charts/<code>")
@requires(Permission.FIGURES_OPEN)
def chart(year: int, code: str) -> ResponseReturnValue:
    """A chart with its table; on paper it stands as it leaves the house."""
    span, wanted = year_or_404(year), _chart_or_404(code)
    least = terms(span.today).least
    inside = picture(wanted, span)
    return show(
        "figures/chart.html",
        span=span,
        picture=inside,
        outside=inside.outside(least),
        key=key_of(least),
        standing=counted_on(span),
    )


@bp.get("/<int:year>/charts/<code>/bars.svg")
@requires(Permission.FIGURES_OPEN)
def chart_bars(year: int, code: str) -> Response:
    """Its bars; `?outside=yes`: as they leave the house."""
    span, wanted = year_or_404(year), _chart_or_404(code)
    return drawing((_outside(wanted, span) if "outside" in request.args else picture(wanted, span)).svg())


@bp.get("/<int:year>/charts/<code>/saved.svg")
@requires(Permission.FIGURES_OPEN)
def chart_saved(year: int, code: str) -> Response:
    """The bars as a file, as they leave the house."""
    span, wanted = year_or_404(year), _chart_or_404(code)
    saved = _outside(wanted, span)
    note_export(request.endpoint or "", len(saved.rows), year=str(year), chart=code)
    return download(saved.svg(), f"{_name(code)}-{year}.svg", SVG)


@bp.get("/<int:year>/charts/<code>/table.xlsx")
@requires(Permission.FIGURES_OPEN)
def chart_table(year: int, code: str) -> Response:
    """The table as a file, as it leaves the house."""
    span, wanted = year_or_404(year), _chart_or_404(code)
    sheet = chart_sheet(_outside(wanted, span), counted_on(span))
    return list_file(sheet, f"{_name(code)}-{year}", year=year, chart=code)


def _outside(chart: Chart, span: YearSpan) -> Picture:
    return picture(chart, span).outside(terms(span.today).least)


def _chart_or_404(code: str) -> Chart:
    return next((chart for chart in charts_for(current_user) if chart.code == code), None) or abort(404)


def _name(code: str) -> str:
    return code.replace(".", "-").replace("_", "-")
