"""The pages of vaccination actions."""

from amal_field.vaccination.views import (
    access,
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
    "access",
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
