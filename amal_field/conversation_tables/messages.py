"""The sentences of the conversation tables, and what levels are called."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "no_such_table": _l("There are tables 1 to %(most)d."),
    "nobody_to_seat": _l("Nobody is present yet: mark the roll first."),
    "not_present": _l("%(person)s is not present at this session."),
    "no_such_level": _l("Choose one of the levels."),
}

EVENTS = {
    "tables:seats:spread": _l("%(people)s people seated by level at %(tables)s tables"),
    "tables:seat:take": _l("%(person)s sits at table %(number)s"),
    "tables:level:tell": _l("Level of %(person)s: %(level)s"),
}

LEVELS = {
    "alfa": _l("Alfa"),
    "a1": "A1",
    "a2": "A2",
    "b1": "B1",
    "b2": "B2",
    "c1": "C1",
}
"""What a level is called."""

WORDS = LEVELS | {"unknown": _l("unknown")}
"""What a code in the history is called."""
