"""The site, its pitches and dated rules; stays with their pitches, people and caravans."""

from amal_field.transit_site.models.site import ExpectedArrival, Pitch, PitchBlock, Site, SiteRule
from amal_field.transit_site.models.stays import Spell, Stay, StayCaravan, StayPerson, StayPitch

__all__ = [
    "ExpectedArrival",
    "Pitch",
    "PitchBlock",
    "Site",
    "SiteRule",
    "Spell",
    "Stay",
    "StayCaravan",
    "StayPerson",
    "StayPitch",
]
