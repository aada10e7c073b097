"""How the pages of people and households work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    "people": (
        _l("Type what you know: a piece of a name, a year of birth, a phone number or a plate."),
        _l("Spelling does not matter much, nor does the script."),
        _l("The best match stands first, with the reason beside it."),
        _l("You find only people whom your work lets you see."),
        _l("Whom you opened today stands beneath the search, and is forgotten at midnight."),
    ),
    "person": (
        _l("What is known of one person, and where she or he was of late."),
        _l("Mend a name or a birth in the form; what families share is asked first."),
        _l("Of a birth the year alone is enough."),
        _l("If the person stands in the list twice, say with whom it is the same."),
        _l("Below you read who changed what."),
    ),
    **dict.fromkeys(
        ("household", "member"),
        (
            _l("A household is a group of people that belongs together, with its stays and money if you may see them."),
            _l("Tap a person to open that person’s page."),
            _l("Say from when somebody joins or leaves; the past stays as it was."),
            _l("Phone and language hold for the whole household."),
            _l("Households can be split, or joined with another."),
        ),
    ),
    **dict.fromkeys(
        ("joining_form", "split_form", "union_form"),
        (
            _l("Choose who it is about; everything else stays as it is."),
            _l("Find somebody first before you write a new person down."),
            _l("The day says from when it holds."),
            _l("Stays and money of before stay with whom they were."),
            _l("It can be undone afterwards."),
        ),
    ),
    **dict.fromkeys(
        ("likely", "pair", "match", "merges"),
        (
            _l("Two rows may be one human being: look at them side by side."),
            _l("What is the same and what differs stands line by line."),
            _l("Merge only if you are sure; if not, put it off."),
            _l("If they are two people, say so: you are not asked again."),
            _l("Every merge can be taken back, also months later."),
        ),
    ),
}
