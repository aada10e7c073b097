"""How registration, minors and statuses work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    **dict.fromkeys(
        ("registration_form", "registration"),
        (
            _l("Write down who is here now, one row a person; the first is the holder."),
            _l("The family name goes along to the next row. Change it where it ends otherwise."),
            _l("Type names as they stand on the document. Under More you type them in their own script."),
            _l("What you set for the family holds for all. Under More you set it for one person."),
            _l("Does somebody look like a person who is known? Then the page asks before it stores anything."),
        ),
    ),
    **dict.fromkeys(
        ("joining_form", "joining"),
        (
            _l("Write down who came to this family."),
            _l("The day of arrival is that of this person alone."),
            _l("The family name stands there already. Change it where it ends otherwise."),
            _l("Say what they are in the family. A child comes with a parent unless you say otherwise."),
            _l("Does somebody look like a person who is known? Then the page asks before it stores anything."),
        ),
    ),
    **dict.fromkeys(
        ("file_correction_form", "file_correction", "status"),
        (
            _l("Here you correct what the file of one person tells."),
            _l("Above stand arrival, address and who came along."),
            _l("Beneath you note another status; the old ones stay in the list."),
            _l("Leave the end of a status empty and its term says it."),
            _l("Was a status noted by mistake? Take it back in the list."),
        ),
    ),
    "minors": (
        _l("Here stand minors who came without a parent."),
        _l("Who is still to be reported stands first, longest here first."),
        _l("Choose a year to see who came in it."),
        _l("Of whom a register tells nobody knows whether they were reported: they are counted apart."),
        _l("Tap a name to note the report or the guardian."),
    ),
    **dict.fromkeys(
        ("guardianship_form", "guardianship"),
        (
            _l("A minor without a parent or a guardian is reported at once, even if all looks well."),
            _l("Call the number above, day or night, and send the form."),
            _l("Note here when, how and by whom it was reported."),
            _l("Whoever was at Heysel was reported by DVZ already: choose that."),
            _l("Note the guardian as soon as you know who it is."),
        ),
    ),
    "statuses": (
        _l("Here stand statuses that end within 30 days."),
        _l("The next end stands first."),
        _l("A status that another has followed is not here."),
        _l("Tap a name to see the family."),
        _l("There you note the new status under Correct."),
    ),
}
