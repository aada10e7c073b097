"""The pages of the site: find, ask, do, show."""

from amal_field.transit_site.views import (
    cash,
    changes,
    check_in,
    extensions,
    house_rules,
    measures,
    money,
    pitches,
    plan,
    report,
    reservations,
    season,
    settings,
    settlements,
    stays,
    tariffs,
)
from amal_field.transit_site.views.common import bp

__all__ = [
    "bp",
    "cash",
    "changes",
    "check_in",
    "extensions",
    "house_rules",
    "measures",
    "money",
    "pitches",
    "plan",
    "report",
    "reservations",
    "season",
    "settings",
    "settlements",
    "stays",
    "tariffs",
]
