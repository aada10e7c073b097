"""The door: the one package that reads what is known of people's health.

Whoever asks says who looks, on which page and why (`Visit`); whatever rows the answer holds, the look is in the log of
looks before it leaves. A guard keeps other modules from reading these tables.
"""

from amal_field.vaccination.operations.door.cards import (
    card_answers_of,
    card_of,
    copied_person_ids,
    copies_of,
    doses_of_list,
    forget_copies,
    people_with_cards,
)
from amal_field.vaccination.operations.door.known import known_here_alone, note_newcomer
from amal_field.vaccination.operations.door.leaving import LINES, OUTCOMES, is_noted_in_sql
from amal_field.vaccination.operations.door.list_rows import ListPage, list_news, list_page
from amal_field.vaccination.operations.door.lists import (
    family_of,
    line_of,
    list_of,
    numbered,
    some_of,
    who_got,
)
from amal_field.vaccination.operations.door.merging import come_back, follow
from amal_field.vaccination.operations.door.numbers import (
    counts_of,
    has_given,
    is_noted,
    last_number,
    lines_in_order,
    listed_person_ids,
    next_number,
    noted_in_sql,
    tally_of,
)
from amal_field.vaccination.operations.door.promises import open_promises, promise_of, promises_kept_at
from amal_field.vaccination.operations.door.recall import forget_lots, who_got_lot
from amal_field.vaccination.operations.door.registers import (
    CELLS,
    RecordedOutcome,
    StandingOutcome,
    bare_lines,
    doses_of,
    forget_refusals,
    forget_unused,
    hold_on,
    kept_cells,
    lines_with,
    numbered_lines,
    recorded_lines,
    recorded_outcomes,
    register_answers,
    removed_numbers,
    standing_lines,
    told_at,
)
from amal_field.vaccination.operations.door.removal import Forgotten, forget_list
from amal_field.vaccination.operations.door.rows import CARD, VACCINATION

__all__ = [
    "CARD",
    "CELLS",
    "LINES",
    "OUTCOMES",
    "VACCINATION",
    "Forgotten",
    "ListPage",
    "RecordedOutcome",
    "StandingOutcome",
    "bare_lines",
    "card_answers_of",
    "card_of",
    "come_back",
    "copied_person_ids",
    "copies_of",
    "counts_of",
    "doses_of",
    "doses_of_list",
    "family_of",
    "follow",
    "forget_copies",
    "forget_list",
    "forget_lots",
    "forget_refusals",
    "forget_unused",
    "has_given",
    "hold_on",
    "is_noted",
    "is_noted_in_sql",
    "kept_cells",
    "known_here_alone",
    "last_number",
    "line_of",
    "lines_in_order",
    "lines_with",
    "list_news",
    "list_of",
    "list_page",
    "listed_person_ids",
    "next_number",
    "note_newcomer",
    "noted_in_sql",
    "numbered",
    "numbered_lines",
    "open_promises",
    "people_with_cards",
    "promise_of",
    "promises_kept_at",
    "recorded_lines",
    "recorded_outcomes",
    "register_answers",
    "removed_numbers",
    "some_of",
    "standing_lines",
    "tally_of",
    "told_at",
    "who_got",
    "who_got_lot",
]
