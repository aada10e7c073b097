"""What attendance offers the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.attendance import help, messages, views
from amal_field.attendance.offers import dated_records, merging, practice, timeline
from amal_field.attendance.queries import sessions, visible_people
from amal_field.attendance.registers import columns
from amal_field.attendance.reports import series_figures, session_charts
from amal_field.permissions import Permission
from amal_field.room import MenuItem, Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(MenuItem(_l("Today"), "attendance.today", Permission.SESSIONS_SEE, "calendar"),),
    help=help.HELP,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    words=messages.WORDS,
    registers=(columns.SESSIONS, columns.ATTENDANCES),
    figures=series_figures.FIGURES,
    dated_records=dated_records.RECORDS,
    charts=session_charts.CHARTS,
    person_sight=((Permission.SESSIONS_SEE, visible_people.person_ids),),
    timeline=((Permission.SESSIONS_SEE, timeline.sessions_of),),
    merges=merging.MERGES,
    practice=practice.practised,
    session_sight=((Permission.SESSIONS_PLAN, sessions.every_session),),
)
