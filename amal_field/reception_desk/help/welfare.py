"""How the pages of the partner of the welfare side work."""

from flask_babel import lazy_gettext as _l

HELP = {
    "welfare": (
        _l("Here stand the people who said that the OCMW may see their data."),
        _l("Each person answers for themselves: who said no, or was not asked, is not here."),
        _l("Search by a name in any script, a year of birth, or their own phone number."),
        _l("Tap somebody to see what is shared of them, and the referrals to the OCMW."),
        _l("When somebody changes their mind, they are gone from here at once."),
    ),
    "welfare_person": (
        _l("Here stands what is shared: names, birth, phone, where they live, statuses and languages."),
        _l("Who lives with them stands beneath, if that person said yes too."),
        _l("Answer a referral with one tap: on the waiting list, accepted, started, refused."),
        _l("A slip? Tap “Undo” beside your answer."),
        _l("Each page that you open is noted in the log of looks."),
    ),
}
