"""The door: the one package that reads what is known of people's health.

Whoever asks says who looks, on which page and why (`Visit`); whatever rows the answer holds, the look is in the log of
looks before it leaves. A guard keeps other modules from reading these tables.
"""

from amal_field.vaccination.operations.door.cards import (
    card_answers_of,
    card_of,
    copied_person_ids,
    copies_made_at,
    copies_of,
    doses_to_copy,
    forget_copies,
    people_with_cards,
)
from amal_field.vaccination.operations.door.lists import (
    family_of,
    household_of,
    line_of,
    list_of,
    numbered,
    some_of,
    who_got,
)
from amal_field.vaccination.operations.door.numbers import (
    counts_of,
    has_given,
    is_noted,
    last_number,
    lines_in_order,
    listed_person_ids,
    tally_of,
)
from amal_field.vaccination.operations.door.promises import open_promises, promise_of, promises_kept_at
from amal_field.vaccination.operations.door.recall import forget_lots, who_got_lot
from amal_field.vaccination.operations.door.removal import Forgotten, forget_list, size_of
from amal_field.vaccination.operations.door.rows import CARD, VACCINATION

__all__ = [
    "CARD",
    "VACCINATION",
    "Forgotten",
    "card_answers_of",
    "card_of",
    "copied_person_ids",
    "copies_made_at",
    "copies_of",
    "counts_of",
    "doses_to_copy",
    "family_of",
    "forget_copies",
    "forget_list",
    "forget_lots",
    "has_given",
    "household_of",
    "is_noted",
    "last_number",
    "line_of",
    "lines_in_order",
    "list_of",
    "listed_person_ids",
    "numbered",
    "open_promises",
    "people_with_cards",
    "promise_of",
    "promises_kept_at",
    "size_of",
    "some_of",
    "tally_of",
    "who_got",
    "who_got_lot",
]
