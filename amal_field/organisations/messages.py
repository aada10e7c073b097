"""The sentences of organisations, and what their words are called."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "organisation_known": _l("%(name)s is there already."),
    "organisation_same": _l("An organisation cannot go into itself."),
    "organisation_gone_on": _l("%(name)s went into another organisation meanwhile. Take that back first."),
    "organisation_used": _l("People were sent there, or spoken with, meanwhile. Let it retire instead."),
}

EVENTS = {
    "organisations:organisation:add": _l("Added"),
    "organisations:organisation:import": _l("From the register"),
    "organisations:organisation:correct": _l("Corrected: %(fields)s"),
    "organisations:organisation:retire": _l("Retired from %(on)s on"),
    "organisations:organisation:take_back": _l("In use again"),
    "organisations:organisation:cancel": _l("Addition undone"),
    "organisations:organisation:merge": _l("%(duplicate)s went into this one"),
    "organisations:organisation:unmerge": _l("%(duplicate)s came back out of this one"),
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
