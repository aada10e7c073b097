"""The report to the city as a chart and as a spreadsheet, in the reader's language."""

from babel.dates import format_date
from flask_babel import gettext as _

from amal_field import charts
from amal_field.transit_site.reports.city_report import EUROS, Report, Told
from amal_field.transit_site.reports.city_report_rows import Month
from amal_field.workbook import AS_EUROS, GENERAL, Cell, Column, Sheet, write_workbook


def chart(year: int, months: list[Month], before: list[Month], *, language: str) -> bytes:
    """Bars of the occupancy of each month beside the year before, as an SVG image without script."""
    return charts.bars(
        [format_date(month.first, "LLL", locale=language) for month in months],
        {
            str(year - 1): [month.occupancy for month in before],
            str(year): [month.occupancy for month in months],
        },
        scale=(0, 25, 50, 75, 100),
    )


def workbook(report: Report) -> bytes:
    """Two sheets: every number with its definition, and the months."""
    year, before = str(report.year), str(report.year - 1)
    figures = Sheet(
        year,
        [
            Column("", 26),
            Column(year, 14),
            Column(before, 14),
            Column(_("Change (%, of a share in points)"), 14),
            Column(_("Definition"), 80, wraps=True),
        ],
        [_figure(figure) for figure in report.told],
    )
    months = Sheet(
        _("Months"),
        [
            Column(_("Month"), 18, "mmmm yyyy"),
            Column(_("Nights"), 18),
            Column(_("Possible nights"), 18),
            Column(_("Occupancy (%)"), 18),
            Column(before, 18),
        ],
        [
            [month.first, month.nights, month.pitch_nights, month.occupancy, earlier.occupancy]
            for month, earlier in zip(report.months, report.months_before, strict=True)
        ],
    )
    return write_workbook(figures, months)


def _figure(figure: Told) -> list[object]:
    number_format = AS_EUROS if figure.line.unit == EUROS else GENERAL
    now, before = Cell(figure.now, number_format), Cell(figure.before, number_format)
    return [str(figure.line.name), now, before, figure.change, str(figure.line.definition)]
