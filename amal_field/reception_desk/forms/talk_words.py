"""What a client reads in a talk: the words of the answers, and what went wrong."""

from amal_field.web.client_language import client_word

RELATIONS = {
    "partner": client_word("Partner"),
    "child": client_word("Child"),
    "parent": client_word("Father or mother"),
    "other": client_word("Other"),
}
YES_NO = {"yes": client_word("Yes"), "no": client_word("No")}
ANSWERED_BY = {"parent": client_word("I am their parent"), "guardian": client_word("I am their guardian")}

SENTENCES = {
    "talk_nameless": client_word("Fill in a name."),
    "talk_unanswered": client_word("Choose an answer."),
    "family_size": client_word("There is at least one person, and there are at most %(most)d."),
    "talk_long": client_word("This is too long."),
    "talk_sign": client_word("There is a sign in this that does not belong here. Type it again."),
    "talk_birth": client_word("This day does not exist. The year alone is enough."),
    "birth_unreal": client_word("This day does not exist. The year alone is enough."),
    "birth_in_future": client_word("This day is still to come."),
    "talk_over": client_word("This talk is over. Give the tablet back."),
}
"""Refusal code → what a client reads."""
