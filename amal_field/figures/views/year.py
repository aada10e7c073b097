"""The page of a year."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field import clock
from amal_field.figures import messages
from amal_field.figures.figure import FIRST_YEAR, LAST_YEAR
from amal_field.figures.paper.outward import key_of
from amal_field.figures.queries.charts import charts_for
from amal_field.figures.reports.outward import outward_rows
from amal_field.figures.reports.standing import standing
from amal_field.figures.reports.year import year_of
from amal_field.figures.views.common import bp, section_asked, section_figures, year_or_404
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.htmx import show


@bp.get("")
@requires(Permission.FIGURES_OPEN)
def latest() -> ResponseReturnValue:
    """On to the year that is running."""
    return redirect(url_for(".year", year=clock.today().year))


@bp.get("/<int:year>")
@requires(Permission.FIGURES_OPEN)
def year(year: int) -> ResponseReturnValue:
    """A year, or a section of it (`?section=`): each figure with its sentence, what is in doubt and what does not
    fit."""
    span, section = year_or_404(year), section_asked()
    report = year_of(section_figures(section), span.year, span.today)
    return show(
        "figures/year.html",
        report=report,
        section=section,
        outward=outward_rows(report),
        charts=charts_for(current_user),
        key=key_of(report.least),
        standing=standing(span, report.edition),
        check_help=messages.CHECK_HELP,
        years=[one for one in range(year - 1, year + 2) if FIRST_YEAR <= one <= min(LAST_YEAR, span.today.year)],
    )
