"""The sentences of organisations, and what their words are called."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "organisation_known": _l("%(name)s is there already."),
    "organisation_used": _l("People were sent there, or spoken with, meanwhile. Let it retire instead."),
}

EVENTS = {
    "organisations:organisation:add": _l("Added"),
    "organisations:organisation:correct": _l("Corrected: %(fields)s"),
    "organisations:organisation:retire": _l("Retired from %(on)s on"),
    "organisations:organisation:take_back": _l("In use again"),
    "organisations:organisation:cancel": _l("Addition undone"),
}

KINDS = {
    "health": _l("Health"),
    "school": _l("School"),
    "nt2": _l("Dutch lessons (NT2)"),
    "welfare": _l("Welfare"),
    "housing": _l("Housing"),
    "leisure": _l("Leisure"),
    "partner": _l("Partner"),
    "other": _l("Something else"),
}
"""What each of `rules.KINDS` is called."""

WORDS = {
    "name": _l("Name"),
    "kind": _l("Kind"),
    "address": _l("Address"),
    "phone": _l("Phone"),
    "opening_hours": _l("Opening hours"),
    "languages": _l("Languages spoken"),
    "remark": _l("Remark"),
}
"""What a code in the history is called."""
