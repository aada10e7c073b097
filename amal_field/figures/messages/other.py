"""The words of other services: figures by hand, and those that are configured."""

from flask_babel import lazy_gettext as _l

MEASURES = {
    "held_sessions": _l("Sessions held"),
    "series": _l("Series"),
    "attendances": _l("Attendances"),
    "unique_people": _l("People, each once"),
    "mean": _l("Mean participants of a session"),
    "range": _l("Fewest and most participants of a session"),
    "helpers": _l("Helpers, each once"),
    "helper_attendances": _l("Attendances of helpers"),
    "organisations": _l("Organisations that people came for"),
    "languages": _l("Languages of series"),
    "enrolled": _l("Enrolled in series"),
    "completed": _l("Completed series"),
    "contacts": _l("Contacts"),
    "subjects": _l("People and organisations spoken with, each once"),
    "referrals": _l("Referrals"),
    "people_referred": _l("People referred, each once"),
    "assignments": _l("Assignments of interpreters"),
    "share_by_mode": _l("Share of assignments in one way"),
}
"""What a configured figure can count, by the code of its measure."""
FILTERS = {
    "programme": _l("Programme"),
    "kind": _l("Kind"),
    "role": _l("Role"),
    "service": _l("Service"),
    "topic": _l("Topic"),
    "age": _l("Age"),
    "mode": _l("Way of interpreting"),
    "with_organisation": _l("Organisation"),
}
"""What a filter of a configured figure is called."""

KINDS_BY_HAND = {
    "number": _l("A number"),
    "share": _l("A share in per cent"),
    "range": _l("From a lowest to a highest"),
    "months": _l("Twelve months"),
}
"""What each of `rules.KINDS_BY_HAND` is called."""

SENTENCES = {
    "figure_code_taken": _l("Another figure has this code already."),
    "measure_unknown": _l("Nothing counts this."),
    "filter_not_fit": _l("This does not fit what is counted."),
    "sentence_without_value": _l("Write {value} where the number stands."),
    "figure_year_odd": _l("The year lies from 1900 to 2200."),
    "figure_code_odd": _l("A code is a section, a dot and a name, in small letters, such as mo.series."),
    "figure_noted": _l("This code has a value by hand in this year already. Write that one anew."),
    "figure_cancelled": _l("This figure has been cancelled meanwhile. Note a new one."),
    "figure_kind_differs": _l("This figure is counted here too, as another kind of value."),
    "figure_day_ahead": _l("%(day)s is yet to come."),
    "figure_number_odd": _l("Write a number such as 4697 or 13,5."),
    "figure_share_over": _l("A share is at most 100 per cent."),
    "figure_range_odd": _l("Write the lowest and the highest, such as 1000 - 2000."),
    "figure_range_reversed": _l("The lowest (%(low)s) lies above the highest (%(high)s)."),
    "figure_months_odd": _l("Write twelve whole numbers with a space between them, January first."),
}

EVENTS = {
    "figures:configured:make": _l("Put together: %(code)s"),
    "figures:configured:change": _l("Changed to version %(version)s: %(fields)s"),
    "figures:configured:import": _l("%(code)s, from the register"),
    "figures:by_hand:note": _l("%(code)s of %(year)s by hand: %(value)s (%(source)s)"),
    "figures:by_hand:cancel": _l("%(code)s of %(year)s by hand cancelled: %(value)s"),
    "figures:by_hand:rewrite": _l("%(code)s by hand written anew: %(before)s became %(value)s"),
    "figures:by_hand:import": _l("%(code)s of %(year)s by hand, from the register"),
}

WORDS = {
    "measure": _l("What it counts"),
    "filters": _l("Filters"),
    "retired_on": _l("Retired from"),
    **{f"name_{code}": _l("Name") for code in ("nl", "fr", "en")},
    **{f"sentence_{code}": _l("Sentence") for code in ("nl", "fr", "en")},
}
"""What a code in the history is called."""
