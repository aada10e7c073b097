"""The pages of the site: find, ask, do, show."""

from amal_field.transit_site.views import (
    changes,
    check_in,
    house_rules,
    pitches,
    plan,
    report,
    reservations,
    season,
    settings,
    stays,
)
from amal_field.transit_site.views.common import bp

__all__ = [
    "bp",
    "changes",
    "check_in",
    "house_rules",
    "pitches",
    "plan",
    "report",
    "reservations",
    "season",
    "settings",
    "stays",
]
