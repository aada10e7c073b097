"""The pages of the site: find, ask, do, show."""

from amal_field.transit_site.views import (
    cash,
    changes,
    check_in,
    house_rules,
    measures,
    money,
    pitches,
    plan,
    report,
    reservation_answers,
    reservation_lists,
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
    "house_rules",
    "measures",
    "money",
    "pitches",
    "plan",
    "report",
    "reservation_answers",
    "reservation_lists",
    "reservations",
    "season",
    "settings",
    "settlements",
    "stays",
    "tariffs",
]
