"""What the registers offer the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.permissions import Permission
from amal_field.registers import help, messages, views
from amal_field.registers.operations import work
from amal_field.room import MenuItem, Prune, Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(MenuItem(_l("Registers"), "registers.imports", Permission.REGISTERS_MOVE, "sheets"),),
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    help=help.HELP,
    prunes=(
        Prune("import_files", "24 hours", ("files",), work.prune_bytes),
        Prune("import_reports", "30 days", ("reports",), work.prune_values),
    ),
)
