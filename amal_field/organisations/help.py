"""How the pages of organisations work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    **dict.fromkeys(
        ("organisations", "organisation", "organisation_list", "addition_form"),
        (
            _l("Here stand the organisations to which people are sent, and those that ask."),
            _l("Type a part of the name, or choose a kind."),
            _l("Tap a phone number to call."),
            _l("One that has stopped is no longer used: what points to it stays."),
            _l("Coordinators and administrators add and correct."),
        ),
    ),
    "merging_form": (
        _l("Here you say that an organisation stands in the list twice."),
        _l("Choose the one that stays; the other goes into it."),
        _l("Referrals and contacts go along."),
        _l("What the one that stays lacks, such as a phone number, it takes over."),
        _l("On the page of the one that stays you can part them again."),
    ),
}
