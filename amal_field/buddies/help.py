"""How the pages of duos work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    **dict.fromkeys(
        ("matches", "match_list"),
        (
            _l("Here stand the duos, the latest proposal first."),
            _l("Above stand proposals that wait for an answer for two weeks or more."),
            _l("Choose a programme, or which duos you want to see."),
            _l("Tap a duo to note an answer, a meeting or its end."),
            _l("Print the list, or take it along as a spreadsheet."),
        ),
    ),
    "match": (
        _l("First note the yes of each side, then the first meeting: that starts the duo."),
        _l("Of a meeting you note when, how long and what it was; never what was said."),
        _l("Was something noted by mistake? Undo it, or take the meeting away."),
        _l("Close a duo with its reason; it can go on later."),
        _l("Beneath stands what happened, and who noted it."),
    ),
}
