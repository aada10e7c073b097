"""What attendance offers the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.attendance import help, messages, rules, views
from amal_field.attendance.models import Attendance
from amal_field.attendance.offers import dated_records, measures, merging, practice, prepared, reviews, timeline
from amal_field.attendance.queries import of_organisations, programmes, sessions, visible_people
from amal_field.attendance.registers import columns, series
from amal_field.attendance.registers import programmes as programme_register
from amal_field.attendance.reports import series_figures, session_charts
from amal_field.organisations.queries import Pointer
from amal_field.permissions import Permission
from amal_field.room import Kind, MenuItem, Room

messages.PROGRAMMES.made = programmes.names_of_made

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(MenuItem(_l("Today"), "attendance.today", Permission.SESSIONS_SEE, "calendar"),),
    help=help.HELP,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    words=messages.WORDS,
    registers=(programme_register.PROGRAMMES, series.SERIES, columns.SESSIONS, columns.ATTENDANCES),
    figures=series_figures.FIGURES,
    dated_records=dated_records.RECORDS,
    charts=session_charts.CHARTS,
    measures=measures.MEASURES,
    person_sight=((Permission.SESSIONS_SEE, visible_people.person_ids),),
    timeline=((Permission.SESSIONS_SEE, timeline.sessions_of),),
    merges=merging.MERGES,
    practice=practice.practised,
    points_to_organisations=(
        Pointer(
            Permission.SESSIONS_PLAN,
            "attendance/_of_organisation.html",
            of_organisations.came_for,
            of_organisations.names,
            (Attendance.organisation_id,),
        ),
    ),
    prepared=prepared.pages,
    kinds=(
        Kind("tap", _l("Mark somebody on a roll present or absent"), ("attendance.mark",), rules.LATE),
        Kind("return", _l("Put somebody back on a roll"), ("attendance.put_back",), rules.LATE),
        Kind("everyone", _l("Mark everybody else on a roll"), ("attendance.everyone",), rules.LATE),
        Kind("walk-in", _l("Write down who walks in"), ("attendance.walk_in",), rules.LATE),
        Kind("tally", _l("Count people without a name"), ("attendance.tally",), rules.LATE),
    ),
    reviews=reviews.REVIEWS,
    session_sight=((Permission.SESSIONS_PLAN, sessions.every_session),),
)
