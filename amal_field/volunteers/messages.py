"""The sentences of volunteers, and what their words are called."""

from flask_babel import lazy_gettext as _l

from amal_field.volunteers.rules import FLAT, REAL

SENTENCES = {
    "amount_missing": _l("Fill in the amount of a day: a flat rate has one."),
    "amount_over_ceiling": _l("The law allows at most %(most)s a day."),
    "no_ceiling": _l("There is no ceiling for this year yet: note it first."),
    "year_under_day": _l("The ceiling of a year lies below that of a day."),
    "ceiling_known": _l("There is a ceiling from this day on already."),
}

EVENTS = {
    "volunteers:file:note": _l("Noted: %(fields)s"),
    "volunteers:year:choose": _l("%(year)s: %(system)s, %(amount)s"),
    "volunteers:ceiling:set": _l("Ceiling from %(on)s on: %(per_day)s a day"),
}

SYSTEMS = {FLAT: _l("Flat rate"), REAL: _l("Real costs")}
"""How costs are paid."""

WORDS = {
    **SYSTEMS,
    "agreement_on": _l("Agreement signed"),
    "note_on": _l("Information note handed over"),
    "insured_on": _l("Insured"),
}
"""What a code in the history is called."""

MISSING = {
    "agreement_on": _l("Sign the agreement"),
    "note_on": _l("Hand over the information note"),
    "insured_on": _l("Tell the insurer"),
    "system": _l("Choose the allowance"),
}
"""What is still to be done for a volunteer, by its field."""
