"""The pages of vaccination actions."""

from amal_field.vaccination.views import (
    actions,
    after,
    answers,
    cards,
    duties,
    listing,
    lots,
    moving,
    paper,
    promises,
    recall,
    taps,
    vaccines,
)
from amal_field.vaccination.views.common import bp

__all__ = [
    "actions",
    "after",
    "answers",
    "bp",
    "cards",
    "duties",
    "listing",
    "lots",
    "moving",
    "paper",
    "promises",
    "recall",
    "taps",
    "vaccines",
]
