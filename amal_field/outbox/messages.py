"""The sentences of what tablets kept: history."""

from flask_babel import lazy_gettext as _l

EVENTS = {
    "outbox:entry:removed": _l("Removed from a tablet before it was sent"),
    "outbox:review:resolve": _l("Looked at: %(how)s"),
    "outbox:review:reopen": _l("To be looked at again"),
    "outbox:aside:see_to": _l("Seen to what was set aside"),
    "outbox:aside:put_again": _l("To be seen to again"),
    "outbox:entry:set_aside": _l("Set aside: %(reason)s"),
}

WORDS = {
    "403": _l("not theirs to do any more"),
    "404": _l("nothing was there any more"),
    "blocked": _l("its tablet was blocked"),
    "gone": _l("its author has no access any more"),
    "405": _l("it cannot be done at that address"),
}
"""Why an entry was set aside."""
