"""The sentences of interpreters, and the words of their codes."""

from flask_babel import lazy_gettext as _l

MANNERS = {"on_site": _l("On site"), "phone": _l("By telephone"), "video": _l("By video")}
TIERS = {"social": _l("Social interpreter"), "crisis": _l("Volunteer for the crisis")}
PURPOSES = {
    "desk": _l("Talk at the desk"),
    "info_session": _l("Info session"),
    "school": _l("School"),
    "welfare": _l("Welfare (OCMW)"),
    "other": _l("Something else"),
}
STATES = {
    "requested": _l("Waits for an answer"),
    "confirmed": _l("Confirmed"),
    "refused": _l("Refused"),
    "done": _l("Interpreted"),
    "cancelled_in_time": _l("Called off in time"),
    "cancelled_late": _l("Called off late"),
    "cancelled": _l("Called off"),
    "not_delivered": _l("Nobody came"),
}
DO = {
    "confirmed": _l("Confirmed"),
    "refused": _l("Refused"),
    "not_delivered": _l("Nobody came"),
    "cancelled": _l("Call this off"),
}
"""A step → what its button says."""
SAID = {
    "confirmed": _l("Confirmed."),
    "refused": _l("Refused: look for another interpreter."),
    "done": _l("Noted: %(minutes)d minutes."),
    "cancelled_in_time": _l("Called off in time: it costs nothing."),
    "cancelled_late": _l("Called off late: it is charged."),
    "not_delivered": _l("Noted: nobody came."),
}
"""A state → what is said once it is reached."""
NEXT = {
    "requested": _l("Wait for the answer. Tap here what it is: confirmed or refused."),
    "requested_begun": _l("It was to begin and nobody answered. Tap what became of it."),
    "confirmed": _l("An interpreter comes. Not needed any more? Call it off in time."),
    "confirmed_begun": _l("Fill in how many minutes it took, and tap “Interpreted”. Or say that nobody came."),
    "refused": _l("Ask for another interpreter."),
    "not_delivered": _l("Is an interpreter still needed? Ask for another one."),
}
"""A state, and whether it was to begin by now → what to do."""
CLOSED = _l("Nothing: it is closed. Was that a mistake? Open it again.")
UNMET = {
    "refused": _l("Refused"),
    "not_delivered": _l("Nobody came"),
    "requested": _l("Never answered"),
}

SENTENCES = {
    "request_of_past": _l("This day is over: ask for a day to come, or for today."),
    "request_far": _l("This is more than a year ahead."),
    "assignment_moved_on": _l("This assignment has gone on: look at how it stands now."),
    "minutes_missing": _l("Type how many minutes they interpreted."),
    "hours_twice": _l("These hours stand here already."),
    "not_a_volunteer": _l("Choose a volunteer."),
}

EVENTS = {
    "reception_desk:assignment:request": _l("Interpreter asked for"),
    "reception_desk:assignment:step": _l("Went on: %(state)s"),
    "reception_desk:assignment:reopen": _l("Opened again"),
    "reception_desk:assignment:cancel": _l("Request undone"),
    "reception_desk:hours:add": _l("Hours of a volunteer noted"),
    "reception_desk:hours:cancel": _l("Hours of a volunteer taken away"),
    "reception_desk:hours:restore": _l("Hours of a volunteer put back"),
}

WORDS = {f"assignment_{state}": word for state, word in STATES.items()}
"""What the codes in the history of an assignment are called; other rooms have states of their own."""
