"""What the outbox offers the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.outbox import help, messages, operations, views
from amal_field.outbox.views import receiving
from amal_field.permissions import Permission
from amal_field.room import Kind, MenuItem, Prune, Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(
        MenuItem(_l("Is everything in?"), "outbox.tablets", Permission.TABLETS_SEE, "inbox"),
        MenuItem(_l("To look at"), "outbox.reviews", Permission.REVIEWS_RESOLVE, "balance"),
    ),
    help=help.HELP,
    events=messages.EVENTS,
    words=messages.WORDS,
    kinds=(Kind("removal", _l("Remove an entry from this tablet"), ("outbox.removal",)),),
    depot=receiving.DEPOT,
    prunes=(Prune("set_aside", "30 days", ("forms",), operations.prune_fields),),
)
