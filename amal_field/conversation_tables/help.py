"""How the pages of the conversation tables work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    "tables": (
        _l("Everybody who is present gets a seat at a table here."),
        _l("Seat everybody by level at once, or move people one by one."),
        _l("Mark the list first: whoever is not present is not here."),
        _l("A level may be changed: it is kept for the next time."),
        _l("Somebody who comes later appears by itself after the mark."),
    ),
    **dict.fromkeys(
        ("hours", "hours_of", "proof"),
        (
            _l("How many hours each person took part, in the days that you choose."),
            _l("Sessions at which they were present and meetings of duos that took place count."),
            _l("Tap a person to see the sessions one by one."),
            _l("From there you print the proof of participation; it is in Dutch."),
            _l("Integration asks for forty hours of taking part; these hours may count for it."),
        ),
    ),
}
