"""What codes of the annual figures are called, and what is said of them."""

from amal_field.figures.messages import editions, other
from amal_field.figures.messages.editions import HAPPENED, edition_sentence, happened_sentence, in_month
from amal_field.figures.messages.figures import (
    CHECK_HELP,
    CHECKS,
    KEYS,
    MONTHS,
    OTHER_SECTIONS,
    PARTS,
    RECORDS,
    SECTION_NAMES,
    SECTIONS,
    base_sentence,
    doubt_sentence,
    months_title,
)
from amal_field.figures.messages.nouns import NOUNS, noun_of
from amal_field.figures.messages.other import FILTERS, KINDS_BY_HAND, MEASURES, WORDS

SENTENCES = editions.SENTENCES | other.SENTENCES
EVENTS = editions.EVENTS | other.EVENTS

__all__ = [
    "CHECKS",
    "CHECK_HELP",
    "EVENTS",
    "FILTERS",
    "HAPPENED",
    "KEYS",
    "KINDS_BY_HAND",
    "MEASURES",
    "MONTHS",
    "NOUNS",
    "OTHER_SECTIONS",
    "PARTS",
    "RECORDS",
    "SECTIONS",
    "SECTION_NAMES",
    "SENTENCES",
    "WORDS",
    "base_sentence",
    "doubt_sentence",
    "edition_sentence",
    "happened_sentence",
    "in_month",
    "months_title",
    "noun_of",
]
