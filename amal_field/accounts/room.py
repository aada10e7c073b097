"""What the accounts offer the other rooms."""

from datetime import timedelta

from flask_babel import lazy_gettext as _l

from amal_field.accounts import help, messages, operations, rules, views
from amal_field.accounts.offers import demo, merging
from amal_field.accounts.views import entrance
from amal_field.permissions import Permission
from amal_field.room import MenuItem, Prune, Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(
        MenuItem(_l("Users"), "accounts.users", Permission.USERS_MANAGE, "key"),
        MenuItem(_l("Tablets"), "accounts.tablets", Permission.TABLETS_MANAGE, "tablet"),
    ),
    help=help.HELP,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    words=messages.WORDS,
    merges=merging.MERGES,
    door=entrance.DOOR,
    demo=demo.play,
    prunes=(
        Prune("drafts", f"{rules.DRAFT_LIFE // timedelta(hours=1)} hours", ("drafts",), operations.drop_drafts),
        Prune("sign_ins", f"{rules.ENDED_SIGN_IN_KEPT.days} days", ("sign_ins",), operations.drop_sign_ins),
    ),
)
