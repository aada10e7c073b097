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
    "same_as_in_match": _l("These two are buddy and newcomer of one duo (%(match)s)."),
    "merge_in_match": _l("%(one)s and %(other)s form a duo together."),
    "merge_two_matches": _l("%(one)s and %(other)s are both in an open duo of one programme. Close one of them first."),
    "merge_ask_buddies": _l("These two cannot go together: ask the buddy coordinator."),
}

EVENTS = {
    "buddies:match:import": _l("Taken over from the register"),
    "buddies:meeting:import": _l("Taken over from the register"),
}
