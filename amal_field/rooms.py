"""The rooms, and the one place that joins what a room offers to where the others find it."""

from flask import Flask

from amal_field.accounts import room as accounts
from amal_field.accounts.offers import history
from amal_field.accounts.operations import endings
from amal_field.attendance import room as attendance
from amal_field.attendance.queries import roll_display, roster
from amal_field.attendance.queries import sessions as session_queries
from amal_field.attendance.queries.kept_elsewhere import KEPT_ELSEWHERE
from amal_field.buddies import room as buddies
from amal_field.buddies.queries.papers import PAPERS
from amal_field.class_unit import room as class_unit
from amal_field.commands import demo, prune
from amal_field.contacts import room as contacts
from amal_field.conversation_tables import room as conversation_tables
from amal_field.conversation_tables.queries.hours import PRACTISED
from amal_field.dated_settings import room as dated_settings
from amal_field.dated_settings.queries import SETTINGS
from amal_field.figures import figure
from amal_field.figures import room as figures
from amal_field.figures.queries.charts import CHARTS
from amal_field.figures.queries.happened import DATED
from amal_field.figures.queries.measures import MEASURES
from amal_field.looks import room as looks
from amal_field.organisations import room as organisations
from amal_field.organisations.queries import POINTERS
from amal_field.outbox import room as outbox
from amal_field.outbox.queries.reviews import REVIEW_KINDS
from amal_field.people import room as people
from amal_field.people.queries import merging, timeline
from amal_field.people.queries import people as people_queries
from amal_field.people.search import finding
from amal_field.people.views import common as people_pages
from amal_field.planning import room as planning
from amal_field.reception_desk import room as reception_desk
from amal_field.referrals import room as referrals
from amal_field.registers import room as registers
from amal_field.registers.importing import register
from amal_field.room import Room
from amal_field.transit_site import room as transit_site
from amal_field.transit_site.views import common as site_pages
from amal_field.vaccination import room as vaccination
from amal_field.volunteers import room as volunteers
from amal_field.web import access, help, menu, refusals, submissions, worker
from amal_field.web import outbox as wire

ROOMS: tuple[Room, ...] = (
    transit_site.ROOM,
    attendance.ROOM,
    people.ROOM,
    planning.ROOM,
    conversation_tables.ROOM,
    volunteers.ROOM,
    class_unit.ROOM,
    vaccination.ROOM,
    buddies.ROOM,
    reception_desk.ROOM,
    accounts.ROOM,
    registers.ROOM,
    organisations.ROOM,
    contacts.ROOM,
    referrals.ROOM,
    figures.ROOM,
    dated_settings.ROOM,
    looks.ROOM,
    outbox.ROOM,
)
"""Every room, in the order of the menu."""


def join(room: Room, app: Flask) -> None:
    """Make the pages of a room part of the app, and let the others find what it offers. Twice is once."""
    for registry, offer in (
        (menu.ITEMS, room.menu),
        (help.HELP, room.help),
        (history.EVENTS, room.events),
        (history.WORDS, room.words),
        (history.NAMES, room.names),
        (register.REGISTERS, room.registers),
        (figure.FIGURES, room.figures),
        (DATED, room.dated_records),
        (CHARTS, room.charts),
        (MEASURES, room.measures),
        (demo.PARTS, room.demo),
        (people_queries.HOUSEHOLD_SIGHT, room.household_sight),
        (people_queries.PERSON_SIGHT, room.person_sight),
        (finding.WAYS_OF_FINDING, room.ways_of_finding),
        (finding.LAST_SEEN, room.last_seen),
        (timeline.SOURCES, room.timeline),
        (merging.MERGES, room.merges),
        (merging.SENTENCES, room.sentences),
        (people_queries.HIDDEN, room.keeps_to_itself),
        (refusals.SENTENCES, room.sentences),
        (people_pages.HOUSEHOLD_PARTS, room.household_parts),
        (people_pages.PERSON_PARTS, room.person_parts),
        (site_pages.STAY_PARTS, room.stay_parts),
        (session_queries.SESSION_SIGHT, room.session_sight),
        (session_queries.PLANS, room.plans),
        (roster.SOURCES, room.roster_sources),
        (roll_display.ROLL_DISPLAYS, room.roll_displays),
        (KEPT_ELSEWHERE, room.keeps_lists_of),
        (PRACTISED, room.practice),
        (PAPERS, room.papers),
        (POINTERS, room.points_to_organisations),
        (SETTINGS, room.dated_settings),
        (submissions.KEEPS_NO_ANSWERS, room.keeps_no_answers),
        (prune.PARTS, room.prunes),
        (access.DOORS, room.door),
        (endings.ENDINGS, room.ends_with_user),
        (wire.KINDS, room.kinds),
        (wire.DEPOTS, room.depot),
        (worker.PREPARED, room.prepared),
        (REVIEW_KINDS, room.reviews),
    ):
        if offer:
            registry[room.name] = offer
    if room.blueprint and room.blueprint.name not in app.blueprints:
        app.register_blueprint(room.blueprint)


def init_app(app: Flask) -> None:
    """Join every room of `ROOMS`, in their order, which is that of the menu."""
    for room in ROOMS:
        join(room, app)
