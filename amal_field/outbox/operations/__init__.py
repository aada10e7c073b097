"""What people and tablets do with what was kept without a network: one verb each."""

from amal_field.outbox.operations.deliveries import (
    ask_review,
    deliver,
    delivered,
    make_key,
    note_receipt,
    note_waiting,
    set_aside,
)
from amal_field.outbox.operations.removing import keep_removed
from amal_field.outbox.operations.reviews import prune_fields, put_again, reopen, resolve, see_to

__all__ = [
    "ask_review",
    "deliver",
    "delivered",
    "keep_removed",
    "make_key",
    "note_receipt",
    "note_waiting",
    "prune_fields",
    "put_again",
    "reopen",
    "resolve",
    "see_to",
    "set_aside",
]
