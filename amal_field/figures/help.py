"""How the pages of the figures work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    **dict.fromkeys(
        ("latest", "year"),
        (
            _l("Here stand the figures of a year, each with the sentence of the annual report."),
            _l("Tap a figure to see what it means, its months and what it was counted from."),
            _l("“102 or up to 104”: something is not settled yet. Settle it there, and the range closes."),
            _l("A warning says that two figures do not fit. It stops nothing: look, then decide what you write."),
            _l("“Copy text” takes the sentences of a section along, in Dutch, without what tells of few people."),
        ),
    ),
    "editions": (
        _l("A year that is over can be frozen: its numbers are kept as they are on that day."),
        _l("Look first at what does not fit and what is in doubt. It stops nothing."),
        _l("What was frozen never changes. What is put right later stands beside it, with the difference."),
        _l("A further edition wants a reason. The newest one counts."),
        _l("The next year compares with the newest edition of this one."),
    ),
    "chart": (
        _l("Here stands a chart of a year, with the same numbers beneath it."),
        _l("Together they are the figure of that year."),
        _l("“Save the chart” takes the picture along, for a report or a slide."),
        _l("“As a spreadsheet” takes the numbers along."),
        _l("What is printed or saved hides parts of few people. On this screen nothing is hidden."),
    ),
    **dict.fromkeys(
        ("other", "by_hand_form", "rewriting_form", "configuring_form", "reconfiguring_form", "configured_preview"),
        (
            _l("Here stands what the report tells of services that are not counted in the rooms of this app."),
            _l("A figure by hand is read elsewhere: say where, and on which day."),
            _l("Write it as the report does: 4697, 37, 1000 - 2000, or twelve months."),
            _l("A figure by hand is never changed: it is cancelled and written anew, and its history says so."),
            _l("The list leaves as a spreadsheet, and as the register “handcijfers”."),
        ),
    ),
    "figure": (
        _l("Here stands one figure: what it means exactly, and since which version."),
        _l("The months together are the year. People stand in the month of their first time."),
        _l("What is in doubt stands above the rows, with the way to settle it."),
        _l("The rows are what was counted. Tap one to open it, if your role may."),
        _l("That you open rows with people is noted in the log of looks."),
    ),
}
