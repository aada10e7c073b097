"""What the words of the log are called."""

from flask_babel import lazy_gettext as _l

KINDS = {
    "health": _l("Health"),
    "desk": _l("Reception desk"),
    "child": _l("Children"),
    "people": _l("People by name"),
}
"""What each of `rules.KINDS` is called."""
ACTS = {
    "page": _l("on screen"),
    "answer": _l("after a tap"),
    "export": _l("as a file"),
    "print": _l("on paper"),
    "search": _l("found by searching"),
}
"""What each of `rules.ACTS` is called."""
