"""The sentences of talks, and what their words are called."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "contact_to_come": _l("This day is still to come."),
    "contact_of_one": _l("Fill in exactly one: a person, an organisation or an age."),
    "contact_is_guidance": _l("A talk of the desk with a person belongs in the register begeleidingen."),
    "number_of_guidance": _l("A row of the register begeleidingen has this number."),
    "number_of_talk": _l("A row of the register contacten has this number."),
    "contact_minutes": _l("Type a whole number from %(least)d to %(most)d."),
}

EVENTS = {
    "contacts:contact:note": _l("Noted"),
    "contacts:contact:import": _l("Taken over from the register"),
    "contacts:contact:cancel": _l("Undone"),
    "contacts:contact:put_back": _l("Put back"),
}

TOPICS = {
    "housing": _l("Housing"),
    "work": _l("Work"),
    "education": _l("Education"),
    "health": _l("Health"),
    "administration": _l("Administration"),
    "leisure": _l("Leisure"),
    "other": _l("Something else"),
    "studies": _l("Studies"),
    "organisation": _l("Organisation"),
}
"""What a topic is called in the reader's language; one that is not here has the name of its row."""
SERVICES = {
    "site": _l("Site"),
    "desk": _l("Reception desk"),
    "education": _l("Education"),
    "leisure": _l("Leisure"),
    "organisations": _l("Organisations"),
}
"""What a service is called, likewise."""
AGE_GROUPS = {
    "minor": _l("under 18"),
    "adult": _l("adult"),
    "unknown": _l("age unknown"),
}
"""What each of `rules.AGE_GROUPS` is called."""
