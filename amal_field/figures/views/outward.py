"""A year as a file: one that leaves the house, and the whole of it for the house."""

from flask import Response

from amal_field import workbook
from amal_field.figures.paper.outward import year_sheet
from amal_field.figures.paper.year_book import year_book
from amal_field.figures.queries.by_hand import manual_figures
from amal_field.figures.queries.nameless import nameless_facts
from amal_field.figures.reports.by_hand import sections_of
from amal_field.figures.reports.configured import figures_in
from amal_field.figures.reports.standing import standing
from amal_field.figures.reports.year import year_of
from amal_field.figures.views.common import bp, figures_or_404, section_asked, section_figures, year_or_404
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.downloads import download, list_file, note_export


@bp.get("/<int:year>/outside.xlsx")
@requires(Permission.FIGURES_OPEN)
def outward(year: int) -> Response:
    """The figures of a year, or of a section of it (`?section=`), without what tells of few people."""
    span, section = year_or_404(year), section_asked()
    report = year_of(section_figures(section), span.year, span.today)
    name = "-".join(filter(None, ("jaarcijfers", str(year), section, "voor-buiten")))
    return list_file(year_sheet(report, standing(span, report.edition)), name, year=year, section=section)


@bp.get("/<int:year>/year.xlsx")
@requires(Permission.FIGURES_SEE)
def book(year: int) -> Response:
    """All of a year for the house: every figure, what does not fit, and what was counted without a name."""
    span, figures = year_or_404(year), figures_or_404()
    configured = figures_in(span)
    report = year_of([*figures, *configured], span.year, span.today)
    facts = nameless_facts([*figures, *configured], span)
    by_hand = sections_of(manual_figures([span.year]), {figure.code for figure in configured})
    sheets = year_book(report, by_hand, facts, standing(span, report.edition))
    note_export("figures.book", len(facts), year=str(year))
    return download(workbook.write_workbook(*sheets), f"jaarcijfers-{year}-in-huis.xlsx")
