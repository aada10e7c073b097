"""What the reception desk offers the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.permissions import Permission
from amal_field.reception_desk import help, messages, queries, views
from amal_field.reception_desk.offers import demo, figures, merging, rosters, settings, sight
from amal_field.reception_desk.operations.tickets import drop_tickets
from amal_field.reception_desk.registers.assignments import ASSIGNMENTS
from amal_field.reception_desk.registers.files import FILES
from amal_field.reception_desk.rules.queue import TERM
from amal_field.room import MenuItem, Prune, Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(
        MenuItem(_l("Queue"), "reception_desk.queue", Permission.QUEUE_CALL, "ticket"),
        MenuItem(_l("Reception desk"), "reception_desk.files", Permission.DESK_SEE, "desk"),
        MenuItem(_l("Counters"), "reception_desk.counters", Permission.DESK_SET, "ticket"),
    ),
    help=help.HELP,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    words=messages.WORDS,
    registers=(FILES, ASSIGNMENTS),
    figures=figures.FIGURES,
    demo=demo.load,
    prunes=(Prune("tickets", f"{TERM.days} days", ("tickets", "calls"), drop_tickets),),
    dated_settings=settings.SETTINGS,
    merges=merging.MERGES,
    household_sight=((Permission.DESK_SEE, sight.household_ids),),
    person_sight=((Permission.DESK_SEE, sight.person_ids),),
    ways_of_finding=((Permission.DESK_SEE, "dossier", queries.person_ids_with_number),),
    roster_sources=rosters.SOURCES,
    session_sight=((Permission.DESK_SEE, sight.sessions),),
)
