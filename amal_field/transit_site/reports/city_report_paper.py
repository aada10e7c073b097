"""The report to the city as a chart and as a spreadsheet, in the reader's language."""

from io import BytesIO

from babel.dates import format_date
from flask_babel import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from pygal import Bar, Config
from pygal.etree import etree
from pygal.style import Style

from amal_field.transit_site.reports.city_report import EUROS, Report
from amal_field.transit_site.reports.city_report_rows import Month

INK, MAIN, BEFORE, PAPER = "#1c1a17", "#0c5a52", "#b7ab97", "#fffdf9"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def chart(year: int, months: list[Month], before: list[Month], *, language: str) -> bytes:
    """Bars of the occupancy of each month beside the year before, as an SVG image without script."""
    style = Style(
        background=PAPER,
        plot_background=PAPER,
        foreground=INK,
        foreground_strong=INK,
        foreground_subtle=INK,
        colors=(BEFORE, MAIN),
        opacity="1",
        font_family="sans-serif",
        label_font_size=18,
        major_label_font_size=18,
        value_font_size=18,
        legend_font_size=18,
    )
    config = Config(js=[], width=1000, height=420, style=style, range=(0, 100), pretty_print=False)
    config.legend_at_bottom, config.show_y_guides, config.explicit_size = True, True, False
    drawn = Bar(config, no_prefix=True, disable_xml_declaration=True, show_legend=True, spacing=10, margin=12)
    drawn.x_labels = [format_date(month.first, "LLL", locale=language) for month in months]
    drawn.y_labels = [0, 25, 50, 75, 100]
    drawn.add(str(year - 1), [month.occupancy for month in before])
    drawn.add(str(year), [month.occupancy for month in months])
    image = drawn.render_tree()
    for parent in list(image.iter()):
        for script in parent.findall("script"):
            parent.remove(script)
    return etree.tostring(image)


def workbook(report: Report) -> bytes:
    """Two sheets: every number with its definition, and the months."""
    book = Workbook()
    sheet = book.active
    sheet.title = str(report.year)
    heads = ["", str(report.year), str(report.year - 1), _("Change (%, of a share in points)"), _("Definition")]
    _rows(
        sheet,
        heads,
        ([str(told.line.name), told.now, told.before, told.change, str(told.line.definition)] for told in report.told),
    )
    for row, told in enumerate(report.told, 2):
        for column in "BC":
            sheet[f"{column}{row}"].number_format = '#,##0.00 "€"' if told.line.unit == EUROS else "General"
        sheet[f"E{row}"].alignment = Alignment(wrap_text=True, vertical="top")
    for column, width in zip("ABCDE", (26, 14, 14, 14, 80), strict=True):
        sheet.column_dimensions[column].width = width
    months = book.create_sheet(_("Months"))
    heads = [_("Month"), _("Nights"), _("Possible nights"), _("Occupancy (%)"), str(report.year - 1)]
    _rows(
        months,
        heads,
        (
            [month.first, month.nights, month.pitch_nights, month.occupancy, before.occupancy]
            for month, before in zip(report.months, report.months_before, strict=True)
        ),
    )
    for row in range(2, 14):
        months[f"A{row}"].number_format = "mmmm yyyy"
    for column in "ABCDE":
        months.column_dimensions[column].width = 18
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _rows(sheet, heads, rows) -> None:
    sheet.append(heads)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append(row)
