"""The pages of vaccination actions."""

from amal_field.vaccination.views import (
    actions,
    after,
    announcing,
    answers,
    cards,
    duties,
    listing,
    lots,
    moving,
    paper,
    promises,
    recall,
    schedule,
    taps,
    vaccines,
)
from amal_field.vaccination.views.common import bp

__all__ = [
    "actions",
    "after",
    "announcing",
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
    "schedule",
    "taps",
    "vaccines",
]
