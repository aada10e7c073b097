"""How the pages of talks work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    **dict.fromkeys(
        ("contacts", "contact_list", "person_form", "organisation_form"),
        (
            _l("Note here that you spoke with somebody: when, how long and about what."),
            _l("What was said is never noted: there is no field for it."),
            _l("Tap a topic, then the minutes: that stores the talk."),
            _l("With a person or an organisation you begin on their page."),
            _l("You see the talks of your own service."),
        ),
    ),
    "months": (
        _l("Here stand the talks of a year, month by month."),
        _l("The bars compare with the year before."),
        _l("Beneath stands the same in numbers, with the minutes."),
        _l("You see the talks of your own service."),
        _l("A talk that was undone does not count."),
    ),
}
