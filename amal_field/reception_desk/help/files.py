"""How the pages of files work."""

from flask_babel import lazy_gettext as _l

HELP = {
    "files": (
        _l("Find a file here by a name in any script, a phone number, a number of a file or the number of today."),
        _l("Tap somebody to open the page of the whole household."),
        _l("Beneath the search stand the files that were made last."),
        _l("You find who has a file here, and who came to a session for Ukrainians."),
        _l("Each search and each file that you open is noted in the log of looks."),
    ),
    **dict.fromkeys(
        ("household_agreed", "person_agreed"),
        (
            _l("This page says what was agreed: where they go, to what they are invited, and what the desk does."),
            _l("It stands there in the language of the household, and in Dutch."),
            _l("Choose another of the nine languages above the page."),
            _l("Print it and give it along. Nothing on it says why."),
            _l("What changes in the file, changes here too."),
        ),
    ),
    **dict.fromkeys(
        ("household_file", "person_file"),
        (
            _l("Each person of the household has a column, with what is known and a checklist."),
            _l("Tap how far a step is; tap the same word again to take it back."),
            _l("What referrals and sessions tell of a step stands there by itself."),
            _l("Refer, note a guidance or invite to a session with one tap in the column of the person."),
            _l("Give along prints what was agreed, in Dutch and in the language of the household."),
        ),
    ),
}
