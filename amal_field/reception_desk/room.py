"""What the reception desk offers the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.figures.queries.happened import dated
from amal_field.permissions import Permission
from amal_field.reception_desk import help, messages, queries, views
from amal_field.reception_desk.models import DeskFile, InterpreterAssignment
from amal_field.reception_desk.offers import (
    charts,
    demo,
    figures,
    interpreter_settings,
    measures,
    merging,
    rosters,
    settings,
    sight,
)
from amal_field.reception_desk.operations.talks import drop_words
from amal_field.reception_desk.operations.tickets import drop_tickets
from amal_field.reception_desk.registers.assignments import ASSIGNMENTS
from amal_field.reception_desk.registers.files import FILES
from amal_field.reception_desk.rules.queue import TERM
from amal_field.room import MenuItem, Prune, Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(
        MenuItem(_l("Shared with the OCMW"), "reception_desk.welfare", Permission.WELFARE_SEE, "heart"),
        MenuItem(_l("Reception desk"), "reception_desk.queue", Permission.QUEUE_CALL, "desk"),
        MenuItem(_l("Counters"), "reception_desk.counters", Permission.DESK_SET, "desk"),
    ),
    help=help.HELP,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    words=messages.WORDS,
    registers=(FILES, ASSIGNMENTS),
    figures=figures.FIGURES,
    dated_records=(
        dated("files", DeskFile.id, DeskFile.arrived_on, section="desk"),
        dated("assignments", InterpreterAssignment.id, InterpreterAssignment.day, section="desk"),
    ),
    charts=charts.CHARTS,
    measures=measures.MEASURES,
    demo=demo.load,
    prunes=(
        Prune("tickets", f"{TERM.days} days", ("tickets", "calls"), drop_tickets),
        Prune("talks", "24 hours", ("talks",), drop_words),
    ),
    dated_settings=(*settings.SETTINGS, *interpreter_settings.SETTINGS),
    merges=merging.MERGES,
    household_sight=((Permission.DESK_SEE, sight.household_ids),),
    person_sight=((Permission.DESK_SEE, sight.person_ids),),
    ways_of_finding=(
        (Permission.DESK_SEE, "dossier", queries.person_ids_with_number),
        (Permission.DESK_SEE, "ticket", queries.person_ids_with_ticket),
    ),
    roster_sources=rosters.SOURCES,
    session_sight=((Permission.DESK_SEE, sight.sessions),),
)
