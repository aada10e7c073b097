"""The sentences of attendance: refusals, history, and the names of programmes."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "ends_before_start": _l("A session ends later than it starts."),
    "kind_missing": _l("Fill in the kind: this programme tells its sessions apart."),
    "kind_foreign": _l("This programme has no sessions of this kind."),
    "session_called_off": _l("Session %(session)s was called off; nobody was there."),
    "roll_not_empty": _l("Somebody is in the roll of this session (%(people)d), so it cannot be called off."),
    "in_roll_twice": _l("%(person)s is in the roll of session %(session)s already, as %(other)s."),
    "same_as_in_roll": _l("This human being would be in the roll of session %(session)s twice, also as %(other)s."),
}

EVENTS = {
    "attendance:series:import": _l("Taken over from the register %(register)s"),
    "attendance:session:import": _l("Taken over from the register %(register)s"),
    "attendance:roll:import": _l("Roll taken over from the register %(register)s (%(people)s people)"),
}

PROGRAMMES = {
    "class_unit": _l("Class unit"),
    "pretkamjonet": _l("Pretkamjonet"),
    "vaccination": _l("Vaccination"),
    "online_table": _l("Conversation table online"),
    "physical_table": _l("Conversation table"),
    "advanced_table": _l("Conversation table for the advanced"),
    "samenlezen": _l("Samenlezen"),
    "opstap": _l("Op stap in je wijk"),
    "komaf": _l("Komaf koffie"),
    "buur_en_natuur": _l("Buur en Natuur"),
    "samen_gentenaar": _l("Samen Gentenaar"),
    "ukraine_info": _l("Information session for Ukrainians"),
    "ukraine_meeting": _l("Meeting for Ukrainians"),
}
"""What a programme is called, by its code."""

WORDS = PROGRAMMES
"""What a code in the history is called."""
