"""The sentences of roll calls: refusals, history, and what a mark is called."""

from flask_babel import lazy_gettext as _l

from amal_field.transit_site.rules import FOUND, MISSING, UNMARKED

SENTENCES = {
    "roll_call_closed": _l("This count is closed. Load the page again to see how it ended."),
    "roll_call_forgotten": _l("This count was closed more than a day ago: who was found is not kept. Begin a new one."),
    "roll_call_open": _l("Another count has begun since. Go on with that one."),
    "nobody_on_site": _l("Nobody is on the site, so nobody has to be found."),
    "off_the_site": _l("This person is not on the site any more."),
}

EVENTS = {
    "site:roll_call:open": _l("Evacuation: count begun"),
    "site:roll_call:mark": _l("Evacuation: somebody marked: %(mark)s"),
    "site:roll_call:close": _l("Evacuation: count closed, %(found)s of %(people)s found, %(missing)s missing"),
    "site:roll_call:reopen": _l("Evacuation: count open again"),
}

ROLL_CALL_MARKS = {FOUND: _l("found"), MISSING: _l("missing"), UNMARKED: _l("not found yet")}
