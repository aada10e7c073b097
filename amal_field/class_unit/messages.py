"""The sentences of the class unit."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p

SENTENCES = {
    "seen_to_come": _l("This day has not come yet."),
}

EVENTS = {
    "class:check:note": _l("Extract of %(person)s seen on %(on)s"),
    "class:check:cancel": _l("Undone: extract of %(person)s seen"),
}

BANDS = {
    "toddlers": _l("Toddlers"),
    "preschool": _l("Pre-school"),
    "primary": _l("Primary school"),
    "secondary": _l("Secondary school"),
}
"""What an age band is called, by its code, the youngest first."""

HALF_DAYS = {"morning": _p("half-day", "morning"), "afternoon": _p("half-day", "afternoon")}

NOBODY_HELPS = _l("No helper is marked present.")
