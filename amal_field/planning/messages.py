"""The sentences of planning, and what levels are called."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "no_weekday": _l("Choose at least one weekday: fill in from when until when."),
    "slot_backwards": _l("This ends before it starts."),
    "end_missing": _l("Say until which day, or for how many sessions."),
    "until_before_from": _l("The last day lies before the first."),
    "pattern_too_long": _l("Plan at most two years ahead."),
    "series_name_taken": _l("This programme has a series of this name already."),
    "ages_backwards": _l("The highest age lies below the lowest."),
    "nothing_to_make": _l("There is nothing to make: every session of this pattern is there already."),
    "planned_meanwhile": _l("Somebody else has just made these sessions. Look again."),
    "calendar_of_deactivated": _l("%(name)s may sign in no more, so there is no calendar."),
    "programme_word_taken": _l("A programme is called by this word already."),
    "programme_retired": _l("This programme is retired from %(day)s on."),
    "session_kind_held": _l("There are sessions of this kind: %(kinds)s."),
    "health_arranges": _l("The health coordinator arranges this."),
}

EVENTS = {
    "planning:programme:change": _l("Rules changed: %(fields)s"),
    "planning:programme:make": _l("Programme made: %(name)s"),
    "planning:programme:define": _l("Written otherwise: %(fields)s"),
    "planning:series:taking_part": _l("Enrolled: %(enrolled)s, completed: %(completed)s"),
    "planning:series:begin": _l("Series begun: %(name)s"),
    "planning:series:change": _l("Plan changed"),
    "planning:series:make": _l("Sessions made: %(sessions)s, from %(on)s on"),
    "planning:session:add": _l("Session made for %(on)s"),
    "planning:session:move": _l("Moved from %(before)s to %(after)s"),
    "planning:session:off": _l("Called off: %(reason)s"),
    "planning:session:restore": _l("Goes on after all"),
    "planning:helper:ask": _l("%(person)s helps"),
    "planning:helper:release": _l("%(person)s helps no more"),
    "planning:holiday:add": _l("School holiday added: %(name)s"),
    "planning:holiday:remove": _l("School holiday taken out: %(name)s"),
    "planning:feed:renew": _l("New address of the calendar"),
}

LEVELS = {
    "alfa": _l("Alfa"),
    "a1": "A1",
    "a2": "A2",
    "b1": "B1",
    "b2": "B2",
    "c1": "C1",
}
"""What a level of Dutch is called."""

WORDS = {
    "sessions_per_week": _l("Sessions a week"),
    "sessions_per_series": _l("Sessions a series"),
    "least_age": _l("Lowest age"),
    "most_age": _l("Highest age"),
    "requires_names": _l("Everybody by name"),
    "name_nl": _l("Name in Dutch"),
    "name_fr": _l("Name in French"),
    "name_en": _l("Name in English"),
    "session_kinds": _l("Kinds of session"),
    "asks_organisation": _l("People come for an organisation"),
    "retired_on": _l("Retired from"),
}
"""What a code in the history is called."""
