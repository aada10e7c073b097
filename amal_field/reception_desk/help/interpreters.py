"""How the pages of interpreters work."""

from flask_babel import lazy_gettext as _l

HELP = {
    "interpreters": (
        _l("Here stand the interpreters who are asked for. What waits for an answer stands first."),
        _l("Tap what became of it: the buttons of a row are its next steps."),
        _l("Once it was to begin, fill in the minutes and tap “Interpreted”."),
        _l("When you call off, the app says whether that was in time."),
        _l("A slip? Tap “Undo” at once, or find the row under “Closed” and open it again."),
    ),
    "interpreter": (
        _l("This is one assignment: how it stands, and what to do now."),
        _l("Tap what became of it: the buttons are its next steps."),
        _l("Once it was to begin, fill in the minutes and tap “Interpreted”."),
        _l("Beneath stands who did what, and when."),
        _l("A slip? Tap “Undo” at once, or open it again."),
    ),
    "interpreter_form": (
        _l("Ask for an interpreter here: the language, how, when and what for."),
        _l("What is said in the talk is never noted: there is no field for it."),
        _l("You can ask without naming anybody."),
        _l("Open this form from the page of a person to name them."),
        _l("Under “Who can now” stand the volunteers who interpret at this hour."),
    ),
    "interpreter_hours": (
        _l("On top stand the volunteers who interpret at this hour: tap a number to call."),
        _l("Beneath stand the hours of the whole week."),
        _l("Choose a language to see only the volunteers who speak it."),
        _l("Fill in the form to add hours: choose a volunteer, a language, the days and the time."),
        _l("You choose among the people who are known as volunteers."),
    ),
    "unmet": (
        _l("Here stands how often an interpreter was asked for in vain, by language and month."),
        _l("That is: refused, nobody came, or never answered when it was to begin."),
        _l("The picture and the table show the same numbers."),
        _l("What was called off does not count: nobody needed it any more."),
        _l("“As a file” gives the numbers for a spreadsheet."),
    ),
}
