"""What the organisations offer the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.organisations import help, messages, queries, views
from amal_field.organisations.registers.organisations import ORGANISATIONS
from amal_field.permissions import Permission
from amal_field.room import MenuItem, Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(MenuItem(_l("Organisations"), "organisations.organisations", Permission.ORGANISATIONS_SEE, "building"),),
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    registers=(ORGANISATIONS,),
    help=help.HELP,
    words=messages.WORDS,
    names=(queries.names_of_organisations, queries.names_of_services),
)
