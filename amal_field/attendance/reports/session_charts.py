"""The charts of a year of sessions: how many came to each, by programme."""

from collections.abc import Callable
from typing import Any

from flask_babel import lazy_gettext as _l

from amal_field.attendance.reports import facts
from amal_field.figures.figure import Facts
from amal_field.figures.queries.charts import Chart, ChartRow

ONLY_CHILDREN = ("class_unit", "pretkamjonet")
"""Where the report counts the children alone."""


def by_session(programme: str) -> Callable[[Facts], list[ChartRow]]:
    """Each held session of a programme in order of time, with how many came."""

    def read(year: Facts) -> list[ChartRow]:
        children = programme in ONLY_CHILDREN
        held = facts.of(year, programme)
        return [ChartRow(one.held_on, (one.children if children else one.participants,)) for one in held]

    return read


def chart_of(code: str, programme: str, title: Any, *, adds_up_to: str | None = None) -> Chart:
    """The chart of the sessions of a programme."""
    return Chart(
        code,
        title,
        _l("How many came to each session that was held, with a name or without."),
        _l("Session of"),
        (_l("Children") if programme in ONLY_CHILDREN else _l("Participants"),),
        by_session(programme),
        (facts.sessions,),
        adds_up_to=adds_up_to,
    )


CHARTS = (
    chart_of("class.sessions", "class_unit", _l("Children at each session of the class unit")),
    chart_of("class.pretkamjonet", "pretkamjonet", _l("Children at each session of Pretkamjonet")),
    chart_of("tables.online", "online_table", _l("Participants of each online table")),
    chart_of("tables.physical", "physical_table", _l("Participants of each table on the spot")),
    chart_of("tables.advanced", "advanced_table", _l("Participants of each table for the advanced")),
    chart_of("tables.samenlezen", "samenlezen", _l("Participants of each session of Samenlezen")),
    chart_of("tables.opstap", "opstap", _l("Participants of each session of Op stap")),
    chart_of("tables.komaf", "komaf", _l("Participants of each session of Komaf")),
    chart_of("desk.info", "ukraine_info", _l("Participants of each information session")),
    chart_of(
        "desk.meetings", "ukraine_meeting", _l("Participants of each meeting"), adds_up_to="desk.meeting_attendance"
    ),
)
