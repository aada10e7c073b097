"""What people offer the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.people import help, messages, views
from amal_field.people.offers import demo, merging, names, sight
from amal_field.people.registers import persons
from amal_field.people.search import dossiers
from amal_field.permissions import Permission
from amal_field.room import MenuItem, Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(
        MenuItem(_l("People"), "people.people", Permission.PEOPLE_FIND, "people"),
        MenuItem(_l("Duplicates"), "people.likely", Permission.PEOPLE_MERGE, "pair"),
    ),
    help=help.HELP,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    words=messages.WORDS,
    names=(names.of_persons, names.of_households),
    registers=(persons.PERSONS,),
    demo=demo.load,
    household_sight=((Permission.PEOPLE_MERGE, sight.every_household),),
    person_sight=((Permission.PEOPLE_MERGE, sight.everybody),),
    ways_of_finding=((Permission.PEOPLE_SEE, "dossier", dossiers.person_ids_with_dossier),),
    merges=merging.MERGES,
)
