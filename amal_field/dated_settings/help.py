"""How the pages of dated settings work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    **dict.fromkeys(
        ("dated_settings", "value_form"),
        (
            _l("Here stand the terms and limits that the house chooses itself."),
            _l("A new value holds from a day on, today or later."),
            _l("Write where it was decided."),
            _l("A value to come can be withdrawn."),
            _l("What was decided under an earlier value stays as it was."),
        ),
    ),
}
