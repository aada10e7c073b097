"""The sentences of dated settings."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "setting_backwards": _l("A value holds from today on or later: what was decided before stays as it was."),
    "setting_exists": _l("There is a value from this day on already. Withdraw it first."),
    "setting_in_force": _l("This value has been in force for a day or longer. Set another one instead."),
}

EVENTS = {
    "dated_settings:value:set": _l("From %(on)s on: %(value)s"),
    "dated_settings:value:withdraw": _l("Withdrawn: the value from %(on)s on"),
}
