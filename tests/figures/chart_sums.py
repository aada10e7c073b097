"""What the rows of every chart add up to, and the same from the figures and from rows that other statements bring."""

from itertools import chain
from typing import Any

from amal_field.attendance.reports.figure_rows import session_rows
from amal_field.figures.figure import YearSpan
from amal_field.figures.queries.charts import CHARTS, Chart
from amal_field.figures.queries.years import ask
from amal_field.figures.reports.picture import picture

PROGRAMMES = {
    "class.sessions": ("class_unit", "children"),
    "class.pretkamjonet": ("pretkamjonet", "children"),
    "tables.online": ("online_table", "participants"),
    "tables.physical": ("physical_table", "participants"),
    "tables.advanced": ("advanced_table", "participants"),
    "tables.samenlezen": ("samenlezen", "participants"),
    "tables.opstap": ("opstap", "participants"),
    "tables.komaf": ("komaf", "participants"),
    "walks.sessions": ("buur_en_natuur", "participants"),
    "duos.group_sessions": ("samen_gentenaar", "participants"),
    "desk.info": ("ukraine_info", "participants"),
    "desk.meetings": ("ukraine_meeting", "participants"),
}
DUOS = ("duos.samen_gentenaar", "duos.tandem", "duos.tandem_oekraine", "duos.2run", "duos.duoreno")


def charts() -> list[Chart]:
    """Every chart that a room declares."""
    return list(chain.from_iterable(CHARTS.values()))


def drawn(span: YearSpan) -> dict[str, int]:
    """Chart → what its rows add up to; of those by age the minors too."""
    pictures = {chart.code: picture(chart, span) for chart in charts()}
    minors = {
        f"{code}.minors": sum(row.numbers[0] for row in one.counted if row.group == "minors")
        for code, one in pictures.items()
        if one.chart.splits_people
    }
    return {code: one.total for code, one in pictures.items()} | minors


def expected(span: YearSpan, values: dict[str, Any], minors_on_site: int) -> dict[str, int]:
    """The same, from the figures of the year and the rows of its sessions."""
    of_figures = {chart.code: values[chart.adds_up_to] for chart in charts() if chart.adds_up_to}
    of_sessions = {
        code: sum(row.number for row in ask(session_rows(programme, counts=counts), [span]) if not row.left_out)
        for code, (programme, counts) in PROGRAMMES.items()
    }
    rest = {
        "duos.rhythm": sum(values[code] for code in DUOS),
        "desk.ages.minors": values["desk.minors"],
        "site.ages.minors": minors_on_site,
    }
    return of_sessions | of_figures | rest
