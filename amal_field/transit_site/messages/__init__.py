"""The sentences of the transit site: refusals, history, and the words of its codes."""

from amal_field.transit_site.messages.events import EVENTS
from amal_field.transit_site.messages.sentences import SENTENCES
from amal_field.transit_site.messages.words import (
    BARS,
    DEDUCTIONS,
    DEPARTURES,
    IDENTITY_KINDS,
    MARKS,
    METHODS,
    MONEY_KINDS,
    OUTCOMES,
    REFUSALS,
    RESERVATION_STATES,
    RULES,
    SEASONS,
    SPANS,
    STATE_CHOICES,
    STATES,
    STAYS_WITHIN,
    TO_DO,
    WISHES,
    WORDS,
)

__all__ = [
    "BARS",
    "DEDUCTIONS",
    "DEPARTURES",
    "EVENTS",
    "IDENTITY_KINDS",
    "MARKS",
    "METHODS",
    "MONEY_KINDS",
    "OUTCOMES",
    "REFUSALS",
    "RESERVATION_STATES",
    "RULES",
    "SEASONS",
    "SENTENCES",
    "SPANS",
    "STATES",
    "STATE_CHOICES",
    "STAYS_WITHIN",
    "TO_DO",
    "WISHES",
    "WORDS",
]
