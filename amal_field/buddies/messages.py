"""The sentences of duos, and what their words are called."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "match_without_side": _l("A duo has at least one buddy and one newcomer."),
    "match_with_oneself": _l("Nobody forms a duo with themselves."),
    "match_in_future": _l("This day is still to come."),
    "match_starts_early": _l("This duo was proposed on %(day)s: it starts then or later."),
    "match_ends_early": _l("This duo began on %(day)s: it ends then or later."),
    "match_reason_without_end": _l("There is a reason, but no end: fill in the day on which the duo stopped."),
    "match_meeting_outside": _l("There is a meeting on %(day)s."),
    "meeting_in_future": _l("This day is still to come."),
    "meeting_not_started": _l("This duo never started, so it met nowhere."),
    "meeting_before_start": _l("This duo began on %(day)s."),
    "meeting_after_end": _l("This duo ended on %(day)s."),
    "minutes_impossible": _l("From %(least)d to %(most)d minutes."),
    "meeting_that_day": _l("A meeting of this day is noted already. Is this a second one? Tick it."),
    "match_not_agreed": _l("Not everybody has said yes yet: note that first."),
    "match_not_proposed": _l("This duo is no proposal any more. Load the page again."),
    "match_not_active": _l("This duo is not active any more. Load the page again."),
    "match_newcomer_elsewhere": _l("The newcomer is in another open duo of this programme. Close that first."),
    "same_as_in_match": _l("These two are buddy and newcomer of one duo (%(match)s)."),
    "merge_in_match": _l("%(one)s and %(other)s form a duo together."),
    "merge_two_matches": _l("%(one)s and %(other)s are both in an open duo of one programme. Close one of them first."),
    "merge_ask_buddies": _l("These two cannot go together: ask the buddy coordinator."),
}

EVENTS = {
    "buddies:match:agree": _l("Said yes: %(side)s"),
    "buddies:match:agree_back": _l("Yes taken back: %(side)s"),
    "buddies:match:decline": _l("Came to nothing: %(by)s"),
    "buddies:match:start": _l("Started on %(on)s"),
    "buddies:match:close": _l("Ended on %(on)s: %(reason)s"),
    "buddies:match:reopen": _l("Goes on"),
    "buddies:meeting:note": _l("Meeting of %(on)s noted"),
    "buddies:meeting:cancel": _l("Meeting of %(on)s taken away"),
    "buddies:meeting:put_back": _l("Meeting of %(on)s put back"),
    "buddies:match:import": _l("Taken over from the register"),
    "buddies:meeting:import": _l("Taken over from the register"),
}

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

DECLINED_BY = {
    "buddy": _l("The buddy says no"),
    "newcomer": _l("The newcomer says no"),
    "withdrawn": _l("We withdraw the proposal"),
}
"""Who ended a proposal."""

STATES = {
    "proposed": _l("Proposed"),
    "agreed": _l("Both agree"),
    "active": _l("Active"),
    "closed": _l("Ended"),
    "declined": _l("Came to nothing"),
}
"""Where a duo stands."""

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

WAYS = {"desk": _l("Noted here"), "link": _l("By the link"), "register": _l("From the register")}
"""How a meeting came."""

WORDS = REASONS | DECLINED_BY | ROLES
"""What the codes in the history of a duo are called."""
