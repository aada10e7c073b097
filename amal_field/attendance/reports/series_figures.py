"""The annual figures of series, and those of the groups of the desk (`domain.md` I.3)."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from amal_field.attendance.reports import facts, figure_rows
from amal_field.attendance.reports.figures import CLASS_UNIT, OF_PEOPLE, OF_SESSIONS, PERSON_OF_DESK, SERIES, TABLES
from amal_field.attendance.rules import PARTICIPANT
from amal_field.figures.figure import LIST, Figure

OF_SERIES = (
    Figure(
        "tables.samenlezen_sessions",
        _l("Sessions of each series of Samenlezen."),
        facts.told_by_series("samenlezen", len),
        sentence=lambda said: ngettext(
            "Samenlezen had %(series)s series, of %(list)s sessions.",
            "Samenlezen had %(series)s series, of %(list)s sessions.",
            said.number,
            series=said.number,
            list=said.value,
        ),
        rows=figure_rows.session_rows("samenlezen"),
        unit=LIST,
        **OF_SESSIONS,
    ),
    Figure(
        "tables.samenlezen_means",
        _l("Mean participants of each series of Samenlezen."),
        facts.told_by_series("samenlezen", facts.mean_of),
        sentence=lambda said: _("On average %(list)s people read along.", list=said.value),
        rows=figure_rows.session_rows("samenlezen", counts="participants"),
        number_name=_l("Participants"),
        unit=LIST,
        **OF_SESSIONS,
    ),
    Figure(
        "tables.opstap_groups",
        _l("Groups of Op stap with a session."),
        facts.series_count("opstap"),
        sentence=lambda said: ngettext(
            "%(value)s group of Op stap practised.",
            "%(value)s groups of Op stap practised.",
            said.number,
            value=said.value,
        ),
        rows=figure_rows.series_rows("opstap"),
        noun="groups",
        record=SERIES,
        needs=(facts.sessions,),
    ),
    Figure(
        "tables.komaf_attendance",
        _l("Participants of each session of Komaf, by group."),
        facts.told_by_series("komaf", lambda series: [session.participants for session in series]),
        sentence=lambda said: ngettext(
            "Komaf had %(groups)s group, with %(list)s participants a session.",
            "Komaf had %(groups)s groups, with %(list)s participants a session.",
            said.number,
            groups=said.number,
            list=said.value,
        ),
        rows=figure_rows.session_rows("komaf", counts="participants"),
        number_name=_l("Participants"),
        unit=LIST,
        **OF_SESSIONS,
    ),
)

OF_DESK = (
    Figure(
        "desk.info_sessions",
        _l("Information sessions for Ukrainians."),
        facts.held_count("ukraine_info"),
        sentence=lambda said: ngettext(
            "%(value)s information session took place.",
            "%(value)s information sessions took place.",
            said.number,
            value=said.value,
        ),
        rows=figure_rows.session_rows("ukraine_info"),
        **OF_SESSIONS,
    ),
    Figure(
        "desk.info_participants",
        _l("People at these, each once."),
        facts.people("ukraine_info", PARTICIPANT),
        sentence=lambda said: ngettext(
            "They reached %(value)s unique person.",
            "They reached %(value)s unique people.",
            said.number,
            value=said.value,
        ),
        rows=figure_rows.people_rows("ukraine_info", PARTICIPANT),
        record=PERSON_OF_DESK,
        **OF_PEOPLE,
    ),
    Figure(
        "desk.meetings",
        _l("Meetings for Ukrainians."),
        facts.held_count("ukraine_meeting"),
        sentence=lambda said: ngettext(
            "%(value)s meeting took place.", "%(value)s meetings took place.", said.number, value=said.value
        ),
        rows=figure_rows.session_rows("ukraine_meeting"),
        **OF_SESSIONS,
    ),
    Figure(
        "desk.meeting_attendance",
        _l("Attendances at these meetings, unnamed people too."),
        facts.attendances("ukraine_meeting"),
        sentence=lambda said: ngettext(
            "%(value)s person took part in total.",
            "%(value)s people took part in total.",
            said.number,
            value=said.value,
        ),
        rows=figure_rows.session_rows("ukraine_meeting", counts="participants"),
        noun="attendances",
        number_name=_l("Participants"),
        **OF_SESSIONS,
    ),
)

FIGURES = (*CLASS_UNIT, *TABLES, *OF_SERIES, *OF_DESK)
