"""How the pages of referrals work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    **dict.fromkeys(
        ("destinations", "destination", "destination_list", "care", "care_list"),
        (
            _l("Here stands where people were sent, and how that went on."),
            _l("Tap a destination to see everybody who was sent there."),
            _l("Choose a state to see only those."),
            _l("Print the list, or take it along as a spreadsheet."),
            _l("To refer somebody, open that person or household first."),
        ),
    ),
    **dict.fromkeys(
        ("quiet", "care_quiet"),
        (
            _l("Nothing was heard of these for a while: ask how it went."),
            _l("The oldest stands first."),
            _l("Is there nothing yet? One tap says that you asked."),
            _l("Is there news? Open the referral and choose the step."),
            _l("A day to look at it again takes it out of this list until then."),
        ),
    ),
    "making_form": (
        _l("Tap who is referred: one person, several, or the whole household."),
        _l("Then tap what for, and where to: that sends it."),
        _l("Each person gets a referral of their own."),
        _l("The day is today, unless you change it."),
        _l("Is there such a referral already? Then you are shown it first."),
    ),
    **dict.fromkeys(
        ("referral", "letter"),
        (
            _l("Choose the day, then tap how it went on."),
            _l("Only the last step can be undone."),
            _l("Note an appointment: it stands in the letter."),
            _l("The letter is in the language of the person, with Dutch beneath."),
            _l("The letter says where and when, never why."),
        ),
    ),
}
