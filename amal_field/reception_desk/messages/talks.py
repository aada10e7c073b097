"""The sentences of talks, for who works here."""

from flask_babel import lazy_gettext as _l

TOPICS = {
    "who": _l("Who are you?"),
    "family": _l("Who is with you?"),
    "languages": _l("Languages and interpreter"),
    "notice": _l("Privacy notice"),
    "sharing": _l("May we share with the OCMW?"),
}
ANSWERS = {"yes": _l("Yes"), "no": _l("No")}
ANSWERED_BY = {"self": _l("themselves"), "parent": _l("a parent"), "guardian": _l("a guardian")}

SENTENCES = {
    "nothing_asked": _l("Choose what you ask."),
    "no_notice": _l("No privacy notice is published yet: ask the administrator, or leave it out."),
    "talk_over": _l("What was said here is taken over already, or left: nothing of it is kept."),
    "notice_incomplete": _l("It is not written in each language yet: %(languages)s."),
    "talk_unanswered": _l("Choose an answer."),
    "family_size": _l("At most %(most)d people in one go. Register the others after that."),
    "talk_nameless": _l("Fill in a name."),
    "talk_birth": _l("This day does not exist. A month and a year, or a year alone, is enough."),
}

EVENTS = {
    "reception_desk:talk:open": _l("Talk opened on the tablet"),
    "reception_desk:talk:answer": _l("Answered on the turned tablet"),
    "reception_desk:talk:end": _l("Talk ended by the client"),
    "reception_desk:talk:join": _l("The talk belongs to a file"),
    "reception_desk:talk:part": _l("The talk belongs to no file"),
    "reception_desk:talk:use": _l("What was said is emptied"),
    "reception_desk:notice:publish": _l("Privacy notice published"),
}
