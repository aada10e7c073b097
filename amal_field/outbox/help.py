"""How the pages of what tablets kept work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    "device": (
        _l("Without a connection what you write down stays on this tablet; here you see it, the oldest first."),
        _l("It is sent by itself as soon as there is a connection, and leaves here only once Amal says that it is in."),
        _l("What asks you could not be taken as it is: open it, correct it and send it."),
        _l("What somebody else wrote waits until they sign in; you see how many, nothing more."),
        _l("Before you hand in the tablet this page says that it is empty."),
    ),
    "tablets": (
        _l("Here stands which shared tablets are empty, and of whom something waits on the others."),
        _l("A tablet says this itself when it has a network; the time beside it tells when."),
        _l("On top stands what worked today and is not empty, or is silent in the evening."),
        _l("Take such a tablet to the wifi, and let who is named sign in there."),
        _l("You see numbers, never what was written."),
    ),
    "reviews": (
        _l("Here stands what tablets told late and what contradicts what was so by then."),
        _l("Each card says both facts, who told it, when it happened and when it came."),
        _l("Until you decide it counts in no figure; on the roll it is marked."),
        _l("What was set aside could not be done: ask who wrote it, and do it yourself."),
        _l("You can take back each decision."),
    ),
    "kinds": (
        _l("Here stands what you can write down while there is no network."),
        _l("It waits on the tablet, and goes by itself once there is a network again."),
        _l("Any other button needs the network and is grey without it."),
        _l("What you wrote keeps the time at which you wrote it."),
        _l("Do not empty the browser of a tablet on which something waits."),
    ),
}
