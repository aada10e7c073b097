"""A year as a file that leaves the house."""

from flask import Response

from amal_field.figures.paper.outward import year_sheet
from amal_field.figures.reports.standing import standing
from amal_field.figures.reports.year import year_of
from amal_field.figures.views.common import bp, section_asked, section_figures, year_or_404
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.downloads import list_file


@bp.get("/<int:year>/outside.xlsx")
@requires(Permission.FIGURES_OPEN)
def outward(year: int) -> Response:
    """The figures of a year, or of a section of it (`?section=`), without what tells of few people."""
    span, section = year_or_404(year), section_asked()
    report = year_of(section_figures(section), span.year, span.today)
    name = "-".join(filter(None, ("jaarcijfers", str(year), section, "voor-buiten")))
    return list_file(year_sheet(report, standing(span, report.edition)), name, year=year, section=section)
