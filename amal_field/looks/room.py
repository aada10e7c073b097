"""What the log of looks offers the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.looks import help, operations, rules, views
from amal_field.looks.models import LookPerson
from amal_field.people.queries.merging import Merges
from amal_field.permissions import Permission
from amal_field.room import MenuItem, Prune, Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(MenuItem(_l("Looks"), "looks.looks", Permission.LOOKS_SEE, "eye"),),
    help=help.HELP,
    merges=(Merges(LookPerson, LookPerson.look_id, once_in=("look_id",)),),
    prunes=(Prune("looks", f"{rules.YEARS_KEPT} years", ("looks",), operations.prune),),
)
