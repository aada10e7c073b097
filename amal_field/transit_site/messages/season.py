"""The words of the season picture."""

from flask_babel import lazy_gettext as _l

SPANS = {"month": _l("Month"), "season": _l("Season"), "year": _l("Year")}
SEASONS = {
    3: _l("Spring %(year)s"),
    6: _l("Summer %(year)s"),
    9: _l("Autumn %(year)s"),
    12: _l("Winter %(year)s"),
}
"""The month in which a season begins, and what the season is called."""

BARS = {"gone": _l("left"), "here": _l("on the site"), "overdue": _l("overdue"), "blocked": _l("blocked")}
"""What a bar of the season picture says of its days."""
