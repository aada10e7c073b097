"""What buddies offer the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.buddies import help, messages, views
from amal_field.buddies.models import Match
from amal_field.buddies.offers import (
    charts,
    contact_settings,
    demo,
    figures,
    merging,
    practice,
    rosters,
    settings,
    sight,
    timeline,
)
from amal_field.buddies.operations.links import drop_tries
from amal_field.buddies.registers import columns
from amal_field.figures.queries.happened import dated
from amal_field.permissions import Permission
from amal_field.room import MenuItem, Prune, Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(
        MenuItem(_l("Buddies"), "buddies.candidates", Permission.BUDDIES_SEE, "duo"),
        MenuItem(_l("Duos by year"), "buddies.year", Permission.FIGURES_SEE, "duo"),
    ),
    help=help.HELP,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    words=messages.WORDS,
    registers=(columns.DUOS, columns.MEETINGS),
    figures=figures.FIGURES,
    dated_records=(dated("duos", Match.id, Match.started_on, section="duos"),),
    charts=charts.CHARTS,
    demo=demo.load,
    timeline=((Permission.BUDDIES_SEE, timeline.duos_of),),
    merges=merging.MERGES,
    session_sight=((Permission.BUDDIES_RECORD, sight.sessions),),
    plans=((Permission.BUDDIES_RECORD, sight.KINDS),),
    roster_sources=rosters.SOURCES,
    roll_displays=rosters.ROLL_DISPLAYS,
    dated_settings=(*settings.SETTINGS, *contact_settings.SETTINGS),
    prunes=(Prune("tries_of_links", "2 days", ("link_tries",), drop_tries),),
    practice=practice.practised,
    person_sight=((Permission.BUDDIES_SEE, sight.person_ids),),
)
