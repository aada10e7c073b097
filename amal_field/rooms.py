"""The rooms, joined: what each offers to the others (pages, history, registers, figures, demo) in one list."""

from flask import Flask, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from amal_field import (
    accounts,
    attendance,
    class_unit,
    conversation_tables,
    figures,
    people,
    planning,
    registers,
    transit_site,
    volunteers,
)
from amal_field.accounts import messages as accounts_messages
from amal_field.accounts import views as accounts_views
from amal_field.accounts.offers import history
from amal_field.accounts.offers import merging as accounts_following
from amal_field.accounts.queries import users as accounts_queries
from amal_field.accounts.views import signing_in
from amal_field.attendance import messages as attendance_messages
from amal_field.attendance import views as attendance_views
from amal_field.attendance.offers import merging as attendance_following
from amal_field.attendance.offers import timeline as attendance_timeline
from amal_field.attendance.queries import roll_display as attendance_roll_display
from amal_field.attendance.queries import roster as attendance_roster
from amal_field.attendance.queries import sessions as attendance_queries
from amal_field.attendance.queries import visible_people as attendance_sight
from amal_field.attendance.registers import columns as attendance_registers
from amal_field.attendance.reports import figures as attendance_figures
from amal_field.class_unit import messages as class_unit_messages
from amal_field.class_unit import queries as class_unit_queries
from amal_field.class_unit import views as class_unit_views
from amal_field.class_unit.offers import demo as class_unit_demo
from amal_field.class_unit.offers import merging as class_unit_following
from amal_field.class_unit.offers import roll_display as class_unit_roster
from amal_field.conversation_tables import messages as conversation_tables_messages
from amal_field.conversation_tables import views as conversation_tables_views
from amal_field.conversation_tables.offers import merging as conversation_tables_following
from amal_field.conversation_tables.offers import roll_display as conversation_tables_roll
from amal_field.conversation_tables.rules import KINDS as TABLE_KINDS
from amal_field.people import messages as people_messages
from amal_field.people import views as people_views
from amal_field.people.offers import demo as people_demo
from amal_field.people.queries import merging as people_following
from amal_field.people.queries import people as people_queries
from amal_field.people.queries import timeline as people_timeline
from amal_field.people.registers import persons as people_registers
from amal_field.people.search import finding as people_finding
from amal_field.permissions import Permission
from amal_field.planning import messages as planning_messages
from amal_field.planning import views as planning_views
from amal_field.planning.offers import demo as planning_demo
from amal_field.planning.offers import merging as planning_following
from amal_field.registers import messages as registers_messages
from amal_field.room import MenuItem, Room
from amal_field.transit_site import messages as transit_site_messages
from amal_field.transit_site import views as transit_site_views
from amal_field.transit_site.forms import measures as transit_site_words
from amal_field.transit_site.offers import demo as transit_site_demo
from amal_field.transit_site.offers import merging as transit_site_following
from amal_field.transit_site.offers import person_search as transit_site_traces
from amal_field.transit_site.offers import roster as transit_site_roster
from amal_field.transit_site.offers import timeline as transit_site_timeline
from amal_field.transit_site.queries import families as transit_site_families
from amal_field.transit_site.registers import stays as transit_site_registers
from amal_field.transit_site.reports import figures as transit_site_figures
from amal_field.volunteers import messages as volunteers_messages
from amal_field.volunteers import offers as volunteers_following
from amal_field.volunteers import views as volunteers_views
from amal_field.web import access
from amal_field.web.access import signed_in
from amal_field.web.htmx import show

ROOMS: tuple[Room, ...] = (
    Room(
        transit_site,
        blueprint=transit_site_views.bp,
        menu=(
            MenuItem(_l("Site"), "transit_site.plan", Permission.SITE_SEE, "site"),
            MenuItem(_l("Reservations"), "transit_site.reservations", Permission.SITE_SEE, "phone"),
            MenuItem(_l("Stays"), "transit_site.stays", Permission.SITE_SEE, "stays"),
            MenuItem(_l("Cash book"), "transit_site.cash_book", Permission.SITE_SETTLE, "money"),
            MenuItem(_l("Year report"), "transit_site.report", Permission.SITE_REPORT, "chart"),
            MenuItem(_l("Site settings"), "transit_site.settings", Permission.SITE_SET, "settings"),
        ),
        sentences=transit_site_messages.SENTENCES,
        events=transit_site_messages.EVENTS,
        words=transit_site_messages.WORDS | transit_site_words.WORDS,
        registers=(transit_site_registers.STAYS,),
        figures=transit_site_figures.FIGURES,
        demo=transit_site_demo.load,
    ),
    Room(
        attendance,
        blueprint=attendance_views.bp,
        menu=(MenuItem(_l("Today"), "attendance.today", Permission.SESSIONS_SEE, "calendar"),),
        sentences=attendance_messages.SENTENCES,
        events=attendance_messages.EVENTS,
        words=attendance_messages.WORDS,
        registers=(attendance_registers.SESSIONS, attendance_registers.ATTENDANCES),
        figures=attendance_figures.FIGURES,
    ),
    Room(
        people,
        blueprint=people_views.bp,
        menu=(
            MenuItem(_l("People"), "people.people", Permission.PEOPLE_FIND, "people"),
            MenuItem(_l("Duplicates"), "people.likely", Permission.PEOPLE_MERGE, "users"),
        ),
        sentences=people_messages.SENTENCES,
        events=people_messages.EVENTS,
        words=people_messages.WORDS,
        registers=(people_registers.PERSONS,),
        demo=people_demo.load,
    ),
    Room(
        planning,
        blueprint=planning_views.bp,
        menu=(MenuItem(_l("Planning"), "planning.calendar", Permission.SESSIONS_PLAN, "week"),),
        sentences=planning_messages.SENTENCES,
        events=planning_messages.EVENTS,
        words=planning_messages.WORDS,
        demo=planning_demo.load,
    ),
    Room(
        conversation_tables,
        blueprint=conversation_tables_views.bp,
        sentences=conversation_tables_messages.SENTENCES,
        events=conversation_tables_messages.EVENTS,
        words=conversation_tables_messages.WORDS,
    ),
    Room(
        volunteers,
        blueprint=volunteers_views.bp,
        sentences=volunteers_messages.SENTENCES,
        events=volunteers_messages.EVENTS,
        words=volunteers_messages.WORDS,
    ),
    Room(
        class_unit,
        blueprint=class_unit_views.bp,
        menu=(MenuItem(_l("Class unit"), "class_unit.helpers", Permission.SESSIONS_PLAN, "school"),),
        sentences=class_unit_messages.SENTENCES,
        events=class_unit_messages.EVENTS,
        demo=class_unit_demo.load,
    ),
    Room(
        accounts,
        blueprint=accounts_views.bp,
        menu=(MenuItem(_l("Users"), "accounts.users", Permission.USERS_MANAGE, "users"),),
        sentences=accounts_messages.SENTENCES,
        events=accounts_messages.EVENTS,
        words=accounts_messages.WORDS,
    ),
    Room(registers, sentences=registers_messages.SENTENCES),
    Room(figures),
)

people_queries.SCOPES.append((Permission.SITE_SEE, transit_site_families.household_ids))
people_queries.PERSON_SCOPES.append((Permission.SITE_SEE, transit_site_families.person_ids))
people_queries.PERSON_SCOPES.append((Permission.SESSIONS_SEE, attendance_sight.person_ids))
attendance_queries.SCOPES.append((Permission.CLASS_SEE, class_unit_queries.sessions_of_today))
attendance_roster.SOURCES[class_unit_queries.KIND] = transit_site_roster.SOURCE
attendance_roll_display.ROLL_DISPLAYS[class_unit_queries.KIND] = class_unit_roster.ROLL_DISPLAY
for _room in (
    transit_site_following,
    attendance_following,
    planning_following,
    class_unit_following,
    conversation_tables_following,
    volunteers_following,
    accounts_following,
):
    people_following.MERGES.extend(_room.MERGES)

people_timeline.SOURCES.append((Permission.SITE_SEE, transit_site_timeline.stays_of))
people_timeline.SOURCES.append((Permission.SESSIONS_SEE, attendance_timeline.sessions_of))
people_finding.WAYS_OF_FINDING.append((Permission.SITE_SEE, "plate", transit_site_traces.person_ids_with_plate))
people_finding.WAYS_OF_FINDING.append((Permission.SITE_SEE, "ticket", transit_site_traces.person_ids_with_ticket))
people_finding.PLACES.append((Permission.SITE_SEE, transit_site_traces.last_seen))
attendance_roll_display.ROLL_DISPLAYS.update(dict.fromkeys(TABLE_KINDS, conversation_tables_roll.ROLL_DISPLAY))

people_views.HOUSEHOLD_PARTS.append(
    (Permission.SITE_SEE, "transit_site/_household_measures.html", transit_site_views.measures.household_part)
)


@signed_in
def home() -> ResponseReturnValue:
    """The first page of everybody: the first of the menu that is hers."""
    for item in menu():
        return redirect(url_for(item.endpoint))
    return show("home.html")


def menu() -> tuple[MenuItem, ...]:
    """The links that the user of this request may follow."""
    if not current_user.is_authenticated:
        return ()
    return tuple(item for room in ROOMS for item in room.menu if current_user.may(item.permission))


def init_app(app: Flask) -> None:
    """Join every room's pages and sentences."""
    for room in ROOMS:
        if room.blueprint:
            app.register_blueprint(room.blueprint)
        history.SENTENCES.update(room.events)
        history.WORDS.update(room.words)
        people_following.SENTENCES.update(room.sentences)
    app.add_url_rule("/", "home", home)
    app.jinja_env.globals["menu"] = menu
    access.login_manager.user_loader(accounts_queries.user_of_cookie)
    if signing_in.sign_in_again not in access.sign_in_again:
        access.sign_in_again.append(signing_in.sign_in_again)
