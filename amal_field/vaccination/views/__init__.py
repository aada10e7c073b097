"""The pages of vaccination actions."""

from amal_field.vaccination.views import actions, after, answers, duties, listing, lots, paper, taps, vaccines
from amal_field.vaccination.views.common import bp

__all__ = ["actions", "after", "answers", "bp", "duties", "listing", "lots", "paper", "taps", "vaccines"]
