"""What a client reads besides the words of the pages: what they come for, and what went wrong."""

from amal_field.web.client_language import client_word

PURPOSES = (
    ("school", client_word("School"), "school"),
    ("dutch", client_word("Learning Dutch"), "talk"),
    ("welfare", client_word("Social help"), "heart"),
    ("other", client_word("Something else"), "more"),
)
"""What somebody comes for: its code, its words, its picture."""

SENTENCES = {
    "party_size": client_word("There is at least one person, and there are at most %(most)d."),
    "code_unknown": client_word("We do not know this code, or its time is over. Take a new number."),
}
"""Refusal code → what a client reads."""
