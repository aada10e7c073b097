"""What refuses an entry at once, and is only looked at where a tablet tells of it later: it happened."""

from amal_field.transit_site.rules.stays import SITE_RULES

ON_PITCH = ("pitch_taken", "pitch_blocked", "pitch_kept")
"""What speaks against a pitch: the family may stand on another."""
ARRIVAL = frozenset({*ON_PITCH, "person_here", *SITE_RULES})
JOINING = frozenset({"person_here", "stay_over"})
LEAVING = frozenset({"stay_over", "last_person"})
DEPARTURE = frozenset({"departed_otherwise"})
"""By what is told: a family comes, somebody joins it, leaves it, a family goes."""
