"""The charts of a year of walks and duos: who came to each session, and whether duos met in their rhythm."""

from collections import Counter

from flask_babel import lazy_gettext as _l

from amal_field.attendance.messages import PROGRAMMES
from amal_field.attendance.reports.session_charts import chart_of
from amal_field.buddies.queries.year_rhythm import paces
from amal_field.buddies.rules.heartbeat import FREE, LATE, ON_RHYTHM, SILENT
from amal_field.figures.figure import Facts
from amal_field.figures.queries.charts import Chart, ChartRow

PACES = (ON_RHYTHM, LATE, SILENT, FREE)
OF_DUOS = ("samen_gentenaar", "tandem", "tandem_ukraine", "2run", "duoreno")
"""In the order of the report; other programmes follow."""


def rhythm_by_programme(facts: Facts) -> list[ChartRow]:
    """Each programme with how many duos started, and how many of these met in each way."""
    numbers = Counter(facts[paces])
    codes = dict.fromkeys((*OF_DUOS, *sorted({code for code, _pace in numbers})))
    by_programme = {code: [numbers[code, pace] for pace in PACES] for code in codes}
    return [ChartRow(PROGRAMMES.get(code, code), (sum(those), *those)) for code, those in by_programme.items()]


CHARTS = (
    chart_of("walks.sessions", "buur_en_natuur", _l("Walkers on each walk")),
    chart_of(
        "duos.group_sessions",
        "samen_gentenaar",
        _l("Participants of each group session of duos"),
        adds_up_to="duos.group_attendance",
    ),
    Chart(
        "duos.rhythm",
        _l("Rhythm of the duos"),
        _l("Of the duos that started, how many met in the rhythm of their programme, from their start on."),
        _l("Programme"),
        (_l("Duos"), _l("in their rhythm"), _l("more seldom"), _l("no meeting noted"), _l("without a rhythm")),
        rhythm_by_programme,
        (paces,),
        drawn=(1, 2, 3, 4),
    ),
)
