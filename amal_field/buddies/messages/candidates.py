"""What the words of candidates are called."""

from flask_babel import lazy_gettext as _l

CANDIDATE_STATES = {
    "waiting": _l("Waiting"),
    "matched": _l("In a duo"),
    "paused": _l("Paused"),
    "stopped": _l("Stopped"),
}
"""Where a candidate stands."""

SITUATIONS = {"alone": _l("Alone"), "family": _l("With family")}
BANDS = {
    "0-2": _l("0 to 2"),
    "3-5": _l("3 to 5"),
    "6-9": _l("6 to 9"),
    "10-12": _l("10 to 12"),
    "13-17": _l("13 to 17"),
}
"""The ages of children."""

INTERESTS = {
    "walking": _l("Walking"),
    "cycling": _l("Cycling"),
    "sport": _l("Sport"),
    "swimming": _l("Swimming"),
    "cooking": _l("Cooking"),
    "music": _l("Music"),
    "film": _l("Film"),
    "reading": _l("Reading"),
    "culture": _l("Culture"),
    "games": _l("Games"),
    "crafts": _l("Crafts"),
    "gardening": _l("Gardening"),
    "animals": _l("Animals"),
    "children": _l("Being with children"),
    "technology": _l("Technology"),
    "languages": _l("Languages"),
}
"""What somebody likes."""

MOMENTS = {
    "1m": _l("Monday morning"),
    "1a": _l("Monday afternoon"),
    "1e": _l("Monday evening"),
    "2m": _l("Tuesday morning"),
    "2a": _l("Tuesday afternoon"),
    "2e": _l("Tuesday evening"),
    "3m": _l("Wednesday morning"),
    "3a": _l("Wednesday afternoon"),
    "3e": _l("Wednesday evening"),
    "4m": _l("Thursday morning"),
    "4a": _l("Thursday afternoon"),
    "4e": _l("Thursday evening"),
    "5m": _l("Friday morning"),
    "5a": _l("Friday afternoon"),
    "5e": _l("Friday evening"),
    "6m": _l("Saturday morning"),
    "6a": _l("Saturday afternoon"),
    "6e": _l("Saturday evening"),
    "7m": _l("Sunday morning"),
    "7a": _l("Sunday afternoon"),
    "7e": _l("Sunday evening"),
}
"""When somebody is free."""

DAYS = (*(_l("Monday"), _l("Tuesday"), _l("Wednesday"), _l("Thursday"), _l("Friday"), _l("Saturday"), _l("Sunday")),)
DAY_PARTS = (_l("Morning"), _l("Afternoon"), _l("Evening"))
"""The rows and the columns of `MOMENTS`."""

RUNS = {"yes": _l("Yes"), "no": _l("No")}
WISHES = {"rather": _l("Rather with"), "only": _l("Only with")}
WISH_WITH = {"woman": _l("A woman"), "man": _l("A man"), "family": _l("A family")}
SEXES = {"f": _l("Woman"), "m": _l("Man"), "x": _l("X")}

PARTS = {
    "moments": _l("free moments"),
    "family": _l("family"),
    "interests": _l("interests"),
    "district": _l("part of Ghent"),
    "age": _l("age"),
}
"""What gives points; where it is not known it is to be asked."""

SHARED = {
    **{code: _l("both children of %(band)s", band=band) for code, band in BANDS.items()},
    **INTERESTS,
    **MOMENTS,
    "children": _l("both children"),
    "no_children": _l("both no children"),
}
"""What two share, in words, in the order in which it is said."""

ASKS = {
    "age": _l("the birth"),
    "sex": _l("woman or man"),
    "family": _l("alone or with family"),
    "runs": _l("runs 5 km?"),
}
"""What is to be asked before two may be proposed."""

HARD = {
    "common_language": _l("A common language"),
    "first_language": _l("The same language of contact"),
    "runs": _l("Both run 5 km"),
}
"""The conditions of which a programme chooses."""

WHY_NOT = {
    "not_free": _l("In a duo or paused"),
    "themselves": _l("The same person or household"),
    "parted": _l("Said no to each other before"),
    "buddy_minor": _l("A buddy is at least 18."),
    "newcomer_minor": _l("Under 18 without family"),
    "language": _l("No common language"),
    "first_language": _l("Another language of contact"),
    "runs": _l("Does not run 5 km"),
    "wish": _l("A wish for somebody else"),
    "points": _l("Too few points"),
}
"""Why two do not go together."""

LEFT_OVER = {
    **WHY_NOT,
    **{f"ask_{code}": _l("Ask first: %(what)s", what=what) for code, what in ASKS.items()},
    "others_first": _l("Who goes with them has somebody else in this round"),
    "nobody": _l("Nobody waits on the other side"),
    "swapped": _l("Was in a line that was changed"),
}
"""Why somebody is left over in a round."""

FIELDS = {
    "situation": _l("alone or with family"),
    "bands": _l("children"),
    "district": _l("part of Ghent"),
    "interests": _l("interests"),
    "moments": _l("free moments"),
    "runs": _l("runs 5 km?"),
    "wish": _l("wish"),
    "wish_with": _l("with whom"),
    "capacity": _l("how many duos"),
    "spoken": _l("languages"),
}
"""What the history of a candidate calls what they say."""
