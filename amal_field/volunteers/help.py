"""How the pages of volunteers work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    **dict.fromkeys(
        ("volunteers", "volunteer"),
        (
            _l("Everybody who helps, with what is still missing of the file."),
            _l("Work the list off: each line says what to ask."),
            _l("Choose for a year between a flat rate and real costs."),
            _l("The page warns before somebody goes over the ceiling."),
            _l("Days come from the lists: whoever was present as a helper counts."),
        ),
    ),
    "ceilings": (
        _l("What the law allows to pay a volunteer: a day and a year."),
        _l("A new ceiling holds from a day on."),
        _l("Write where you found it, so that others can check."),
        _l("Amounts that are to be confirmed are marked."),
        _l("What was paid before stays as it was."),
    ),
    "nominative_list": (
        _l("The list of everybody who got an allowance in a year."),
        _l("The law asks for it: keep it ready for an inspection."),
        _l("Choose the year above."),
        _l("Print it, or take it along as a spreadsheet."),
        _l("If somebody is missing, choose how that person is paid on the file."),
    ),
}
