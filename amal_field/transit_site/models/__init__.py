"""The site, its pitches and dated rules; stays with their pitches, people and caravans; and their money."""

from amal_field.transit_site.models.money import CashClosing, LedgerEntry, Settlement, Tariff
from amal_field.transit_site.models.site import ExpectedArrival, Pitch, PitchBlock, Site, SiteRule
from amal_field.transit_site.models.stays import Spell, Stay, StayCaravan, StayPerson, StayPitch

__all__ = [
    "CashClosing",
    "ExpectedArrival",
    "LedgerEntry",
    "Pitch",
    "PitchBlock",
    "Settlement",
    "Site",
    "SiteRule",
    "Spell",
    "Stay",
    "StayCaravan",
    "StayPerson",
    "StayPitch",
    "Tariff",
]
