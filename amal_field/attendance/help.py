"""How the pages of sessions and their rolls work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    "today": (
        _l("Your sessions of today and of the coming weeks; what is on now stands out."),
        _l("Tap a session to open its list."),
        _l("A session that does not take place is called off by the coordinator."),
        _l("If a session is missing, ask the coordinator to add it."),
        _l("You see only the groups that you help with."),
    ),
    "roll": (
        _l("Tap a name: present. Tap again: absent. The little cross takes off whom you added."),
        _l('"Everybody present" marks all who are still open; you can undo it.'),
        _l('Somebody who is not in the list: write the first name under "Who else came".'),
        _l("Two tablets may work on one list: they see each other’s taps within seconds."),
        _l('At the end tap "The roll is done"; a coordinator can open it again.'),
    ),
    **dict.fromkeys(
        ("sheet", "typing_form"),
        (
            _l("Print the list for a place without a tablet: every row has its number."),
            _l("Tick on paper who came, and write newcomers on the blank lines."),
            _l("Afterwards type the numbers of those who were present."),
            _l("Separate numbers with a comma; 3-7 means three to seven, 9 - means that 9 was absent."),
            _l("The numbers belong to this printed sheet: print again only for a new list."),
        ),
    ),
    **dict.fromkeys(
        ("coming", "coming_for"),
        (
            _l("Here stands for which organisation each of the roll came."),
            _l("Choose another, or none, and save."),
            _l("“Undo” puts the one of before back."),
            _l("Only who is marked present stands here."),
            _l("The figures count the organisations for which people came."),
        ),
    ),
    **dict.fromkeys(
        ("names", "name"),
        (
            _l("Here stand the people of whom only a first name was written down."),
            _l("Say who it is if you know; the list then carries the right name."),
            _l("Look at birth and household before you choose."),
            _l("Leave it open if you are not sure."),
            _l("The presence counts either way."),
        ),
    ),
    "history": (
        _l("Who marked whom, and when; the latest comes first."),
        _l("Undone taps stay readable."),
        _l("It helps when two people remember it differently."),
        _l("To change something go back to the list."),
        _l("A closed list is opened again by the coordinator."),
    ),
}
