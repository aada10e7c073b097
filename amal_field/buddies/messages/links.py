"""The words of links, of cards and of help."""

from flask_babel import lazy_gettext as _l

OUTCOMES = {
    "called": _l("Called"),
    "met": _l("Met with them"),
    "passed_on": _l("Passed on"),
    "solved": _l("Solved itself"),
}
"""What came of a request for help."""

HANDED_OVER = _l(
    "Hello %(name)s. How is it going with you and %(other)s? Tap here after each meeting: %(address)s Amal"
)
"""What goes with a link, in the language of who gets it."""
SUBJECT = _l("Your duo")

LIMITS = (
    _l("A buddy is no social worker and no interpreter."),
    _l("You lend no money and sign nothing for each other."),
    _l("What you hear stays between you. Is somebody in danger? Then call."),
    _l("You agree together when you meet. It does not suit? Say so in time."),
    _l("Is it too much, or is it not going well? Call us."),
)
"""The limits of the task, as the card says them."""
