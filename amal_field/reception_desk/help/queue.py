"""How the pages of the queue work."""

from flask_babel import lazy_gettext as _l

HELP = {
    **dict.fromkeys(
        ("queue", "passing_form"),
        (
            _l("Take a counter first, then tap Next: the number comes on the screen of the waiting room."),
            _l("Not here? The number goes to the short list; the second time it is over."),
            _l("Pass on sends somebody to another counter or side; the time of the first number stays."),
            _l("Priority needs no reason: one tap, and the number goes before the others."),
            _l("Each tap can be undone for ten seconds."),
        ),
    ),
    **dict.fromkeys(
        ("ticket_form", "slip"),
        (
            _l("Make a number here for who did not use the tablet at the entrance."),
            _l("Nobody gives a name: a language, how many people and what for are enough."),
            _l("Money and housing go to the side of the OCMW, all else comes to ours."),
            _l("Does somebody show a slip? Type its code, and they go first."),
            _l("A slip holds for 14 days."),
        ),
    ),
    **dict.fromkeys(
        ("screen", "own_screen"),
        (
            _l("The screen shows numbers and counters, and nothing about people."),
            _l("A new call blinks for ten seconds; the newest stands on top."),
            _l("Tap Sound on once, and each call can be heard."),
            _l("A red bar says that the connection is gone, and since when."),
            _l("It follows by itself, day and night."),
        ),
    ),
    "waiting_times": (
        _l("How long people waited today, by the hour in which they took a number."),
        _l("Half of them waited no longer than the first number of minutes."),
        _l("The tables say the same by what they came for and by language."),
        _l("Print the page, or look again tomorrow: each day has its own."),
        _l("No person stands in it."),
    ),
    "counters": (
        _l("Each counter has a number and a side."),
        _l("The number stands on the screen of the waiting room, so keep it short."),
        _l("Whoever works there takes it on the page of the queue."),
        _l("Close a counter for good when it is not used any more."),
        _l("Whoever was called to it goes back to the front."),
    ),
    **dict.fromkeys(
        ("entrance", "entrance_spoken", "entrance_reading", "entrance_party", "entrance_purpose"),
        (
            _l("This tablet is for who comes in: language, how many, what for, and a number."),
            _l("Nobody gives a name here."),
            _l("After fifteen seconds it goes back to the first page."),
            _l("Whoever works here taps Staff, then their name."),
            _l("Who comes back types the code of their slip."),
        ),
    ),
    **dict.fromkeys(
        ("entrance_number", "entrance_return_form"),
        (
            _l("The number comes on the screen of the waiting room, with the counter."),
            _l("Print puts it on paper."),
            _l("Done leads back to the first page."),
            _l("A code that nobody knows, or that is over: take a new number."),
            _l("The same tap twice is the same number."),
        ),
    ),
}
