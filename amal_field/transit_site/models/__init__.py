"""The site, its pitches and dated rules; stays with their pitches, people and caravans; money and named decisions."""

from amal_field.transit_site.models.house_rules import HouseRules
from amal_field.transit_site.models.measures import Inspection, Measure
from amal_field.transit_site.models.money import CashClosing, LedgerEntry, Settlement, Tariff
from amal_field.transit_site.models.reservations import Reservation
from amal_field.transit_site.models.roll_calls import RollCall, RollCallMark
from amal_field.transit_site.models.site import Pitch, PitchBlock, Site
from amal_field.transit_site.models.site_rules import Decision, SiteClosure, SiteRule, rule_on
from amal_field.transit_site.models.stays import Spell, Stay, StayCaravan, StayPerson, StayPitch

__all__ = [
    "CashClosing",
    "Decision",
    "HouseRules",
    "Inspection",
    "LedgerEntry",
    "Measure",
    "Pitch",
    "PitchBlock",
    "Reservation",
    "RollCall",
    "RollCallMark",
    "Settlement",
    "Site",
    "SiteClosure",
    "SiteRule",
    "Spell",
    "Stay",
    "StayCaravan",
    "StayPerson",
    "StayPitch",
    "Tariff",
    "rule_on",
]
