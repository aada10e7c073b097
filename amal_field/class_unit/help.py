"""How the pages of the class unit work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    "helpers": (
        _l("Everybody who helps at the class unit, and what of them was seen."),
        _l("Note the day on which you saw the extract of the criminal record; keep no copy."),
        _l("Without an extract a person is not alone with children."),
        _l("What is missing stands on top."),
        _l("A wrong note can be undone."),
    ),
    **dict.fromkeys(
        ("slip", "slips", "all_slips"),
        (
            _l("A slip says on how many half-days a child was at the class unit this school year."),
            _l("It is for the parents and the home school."),
            _l("Look at the birth when two children share a name."),
            _l("Print one, or all of the day."),
            _l("It counts what the lists say: mend a list first if it is wrong."),
        ),
    ),
}
