"""The sentences of files and their checklists."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "step_not_theirs": _l("This step is not for somebody of this age."),
    "session_not_open": _l("Nobody is invited to this session any more: it is over, or it was called off."),
}

EVENTS = {
    "reception_desk:step:take": _l("%(step)s: %(state)s"),
    "reception_desk:invitation:make": _l("Invited to a session"),
    "reception_desk:invitation:cancel": _l("Not invited any more"),
}

STEPS = {
    "school": _l("School"),
    "dutch": _l("Dutch"),
    "welfare": _l("OCMW"),
    "health_fund": _l("Health fund"),
    "work": _l("Work"),
    "housing": _l("Housing"),
    "info_session": _l("Information session"),
    "buddy": _l("Buddy"),
}
"""What each of `rules.words.STEPS` is called."""
STEP_STATES = {
    "open": _l("Still to do"),
    "busy": _l("Busy"),
    "done": _l("Done"),
    "not_needed": _l("Not needed"),
}
"""What each of `rules.words.STEP_STATES` is called."""
STATUSES = {
    "none": _l("No status"),
    "registered": _l("Has registered"),
    "certificate": _l("Certificate"),
    "annex_15": _l("Annex 15"),
    "a_card": _l("A card"),
}
"""What each of `rules.words.STATUSES` is called."""
ADDRESS_KINDS = {
    "host_family": _l("Host family"),
    "city_reception": _l("City reception"),
    "own": _l("Own address"),
    "unknown": _l("Address unknown"),
}
"""What each of `rules.words.ADDRESS_KINDS` is called."""
SESSION_KINDS = {"info": _l("Information session"), "meeting": _l("Meeting")}
"""What the kinds of sessions are called to which the desk invites."""

WORDS = STEPS | {state: word for state, word in STEP_STATES.items() if state != "open"}
"""The codes that stand in the history."""
