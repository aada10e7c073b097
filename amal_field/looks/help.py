"""How the pages of the log work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    **dict.fromkeys(
        ("looks", "week_list"),
        (
            _l("Here stands how often each user looked at what is sensitive, day by day."),
            _l("A look is a page, a file, a print or the answer to a tap that shows people."),
            _l("“Persons” counts each person once a day and user."),
            _l("Type a name to see who looked at one person."),
            _l("A look is kept for two years."),
        ),
    ),
    **dict.fromkeys(
        ("person", "person_list"),
        (
            _l("Here stands who looked at this person, the latest first."),
            _l("Of health you see that somebody looked, never who or at what."),
            _l("Print this for a person who asks who saw their data."),
            _l("On paper stands what users are, not what they are called."),
            _l("That you look here is noted too."),
        ),
    ),
}
