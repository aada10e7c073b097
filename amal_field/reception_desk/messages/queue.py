"""The sentences of the queue."""

from flask_babel import lazy_gettext as _l

PURPOSES = {"school": _l("School"), "dutch": _l("Dutch"), "welfare": _l("Social help"), "other": _l("Something else")}
SIDES = {"integration": _l("Integration"), "welfare": _l("Welfare (OCMW)")}
OUTCOMES = {
    "served": _l("Served"),
    "absent": _l("Not here"),
    "away": _l("Comes back"),
    "passed": _l("Sent on"),
    "counter_closed": _l("The counter closed"),
    "not_served": _l("Not served"),
    "undone": _l("Call taken back"),
}

SENTENCES = {
    "party_size": _l("There is at least one person, and there are at most %(most)d."),
    "code_unknown": _l("Nobody has this code, or its time is over."),
    "ticket_gone": _l("This number does not exist any more."),
    "ticket_of_yesterday": _l("%(ticket)s is from yesterday. Take a new number."),
    "ticket_of_before": _l("%(ticket)s is from an earlier day. Take a new number."),
    "ticket_not_beside": _l("%(ticket)s does not stand aside any more."),
    "ticket_taken": _l("%(ticket)s is already at counter %(counter)s."),
    "ticket_over": _l("%(ticket)s does not wait any more."),
    "other_side": _l("%(ticket)s waits for the other side now."),
    "call_over": _l("This call is over."),
    "undo_too_late": _l("%(ticket)s has gone on: this cannot be undone any more."),
    "counter_busy": _l("%(ticket)s is at this counter: end that first."),
    "counter_taken": _l("%(person)s sits at counter %(counter)s."),
    "counter_twice": _l("There is a counter %(counter)s already."),
}

EVENTS = {
    "reception_desk:ticket:make": _l("Number %(ticket)s taken"),
    "reception_desk:ticket:call": _l("Called to counter %(counter)s"),
    "reception_desk:ticket:again": _l("Called once more"),
    "reception_desk:ticket:again_undo": _l("Not called once more after all"),
    "reception_desk:ticket:end": _l("Call ended: %(outcome)s"),
    "reception_desk:ticket:pass": _l("Sent on to the side: %(side)s"),
    "reception_desk:ticket:pass_to_counter": _l("Sent on to counter %(counter)s"),
    "reception_desk:ticket:any_counter": _l("Waits for any counter: counter %(counter)s closed"),
    "reception_desk:ticket:midnight": _l("Not served: the day is over"),
    "reception_desk:ticket:undo": _l("Call taken back"),
    "reception_desk:ticket:priority": _l("Priority changed"),
    "reception_desk:ticket:know": _l("A file belongs to the number"),
    "reception_desk:ticket:forget": _l("No file belongs to the number"),
    "reception_desk:ticket:front": _l("Brought to the front"),
    "reception_desk:ticket:front_undo": _l("Stands aside again"),
    "reception_desk:counter:take": _l("Sat down at the counter"),
    "reception_desk:counter:leave": _l("Left the counter"),
    "reception_desk:counter:languages": _l("Languages of the counter chosen"),
    "reception_desk:counter:open": _l("Counter %(counter)s opened"),
    "reception_desk:counter:close": _l("Counter %(counter)s closed"),
}

WORDS = {f"call_{outcome}": word for outcome, word in OUTCOMES.items()}
WORDS |= {f"side_{side}": word for side, word in SIDES.items()}
"""What the codes in the history of a ticket are called; other rooms have an `absent` of their own."""
