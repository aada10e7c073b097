"""What the words of duos are called."""

from flask_babel import lazy_gettext as _l

REASONS = {
    "completed": _l("Completed"),
    "moved": _l("Moved house"),
    "no_time": _l("No time"),
    "no_click": _l("No click"),
    "language": _l("Language"),
    "family": _l("Family"),
    "work": _l("Work"),
    "unknown": _l("Not known"),
}
"""What each reason of an end is called."""

KINDS = {
    "walk": _l("A walk"),
    "coffee": _l("Coffee"),
    "sport": _l("Sport"),
    "outing": _l("An outing"),
    "other": _l("Something else"),
}
"""What each kind of meeting is called."""

PROLONG_REASONS = {
    "asked": _l("Both ask for it"),
    "goal": _l("What they came for is not done yet"),
    "paused": _l("They could not meet for a while"),
}
"""Why a duo goes on beyond its planned end."""

DECLINED_BY = {
    "buddy": _l("The buddy says no"),
    "newcomer": _l("The newcomer says no"),
    "withdrawn": _l("We withdraw the proposal"),
}
"""Who ended a proposal."""

GOES_ON = {
    "by_reason": _l("As the reason says (completed: stops, else waits again)"),
    "waits": _l("Waits again"),
    "pauses": _l("Rests until a day"),
    "stops": _l("Stops"),
}
"""How a member of a duo that ends goes on."""

STATES = {
    "proposed": _l("Proposed"),
    "agreed": _l("Both agree"),
    "active": _l("Active"),
    "closed": _l("Ended"),
    "declined": _l("Came to nothing"),
}
"""Where a duo stands."""

BEATS = {
    "on_rhythm": _l("On rhythm"),
    "late": _l("Late"),
    "off": _l("Off rhythm"),
    "silent": _l("Silent"),
    "paused": _l("Paused"),
    "free": _l("No rhythm"),
}
"""Whether a duo meets in its rhythm."""

ROLES = {"buddy": _l("Buddy"), "newcomer": _l("Newcomer")}
"""What each side is called."""

LISTS = {
    "open": _l("Open"),
    "proposed": _l("Proposed"),
    "active": _l("Active"),
    "ended": _l("Ended"),
}
"""Which duos a list shows."""

MARKS = {
    "buddy_minor": _l("A buddy is at least 18: this one was not."),
    "child_alone": _l("A child is here without an adult of its household."),
}
"""What a duo of the past is marked with."""

SECOND_REASONS = {
    "runs_out": _l("Second duo: the earlier one is ending"),
    "family_member": _l("Second duo: for another member of the family"),
    "agreed": _l("Second duo: agreed so"),
    "register": _l("Second duo: so says the register"),
}
"""Why a newcomer is in a second open duo of a programme."""

CHOSEN_SECOND_REASONS = {
    "runs_out": _l("The earlier one is ending"),
    "family_member": _l("For another member of the family"),
    "agreed": _l("Agreed so"),
}
"""Why a newcomer is in a second open duo, as it is asked."""

PAPERS = {
    "agreement": _l("no agreement of a volunteer"),
    "insurance": _l("not told to the insurer"),
    "extract": _l("no extract for work with minors was seen"),
}
"""What a buddy still lacks when a duo is to start."""

WAYS = {"desk": _l("Noted here"), "link": _l("By the link"), "register": _l("From the register")}
"""How a meeting came."""
