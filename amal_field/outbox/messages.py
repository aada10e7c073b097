"""The sentences of what tablets kept: history."""

from flask_babel import lazy_gettext as _l

EVENTS = {
    "outbox:entry:removed": _l("Removed from a tablet before it was sent"),
    "outbox:entry:set_aside": _l("Set aside: %(reason)s"),
}

WORDS = {
    "403": _l("not theirs to do any more"),
    "404": _l("nothing was there any more"),
    "405": _l("it cannot be done at that address"),
}
"""Why an entry was set aside."""
