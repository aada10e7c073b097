"""How the pages of the door, the settings and the users work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    "sign_in_form": (
        _l("Sign in with the e-mail that the administrator wrote down for you."),
        _l('You chose the password yourself; "Show" makes it readable.'),
        _l("Forgotten? Ask the administrator for a new link."),
        _l("After five wrong tries the door waits a quarter of an hour."),
        _l("On a shared tablet sign out when you hand it over."),
    ),
    "acceptance_form": (
        _l("With this link you choose your own password."),
        _l("Three words in a row are strong and easy to keep."),
        _l("Nobody else sees it, not even the administrator."),
        _l("The link works once and for seven days."),
        _l("After that sign in with your e-mail and this password."),
    ),
    **dict.fromkeys(
        ("second_step_form", "factors", "authenticator_form", "recovery_codes"),
        (
            _l("After the password you show a second thing: a passkey or a code of an app."),
            _l("A passkey is the lock of your own phone or tablet, such as a finger or a face."),
            _l("Keep the recovery codes on paper: each works once."),
            _l("If your phone is lost, use such a code, then remove the old one here."),
            _l("Without a code left, ask the administrator."),
        ),
    ),
    **dict.fromkeys(
        ("settings", "password_form", "sign_ins"),
        (
            _l("Choose the language of your screens; it goes with you to every tablet."),
            _l("Another password ends all your other sign-ins at once."),
            _l("Look where you are signed in, and end what you do not know."),
            _l("A sign-in lasts twelve hours after its last use."),
            _l("The theme for outdoors stays on the tablet: find it under your name."),
        ),
    ),
    **dict.fromkeys(
        ("tablets", "tablet_enrolment_form", "tablet_code", "tablet_revocation_form"),
        (
            _l("A shared tablet is enrolled once: add it here, and type its code on the tablet."),
            _l("A code works once, for a quarter of an hour; make a new one whenever you need it."),
            _l("Was the browser of a tablet emptied? Make a new code on the same row."),
            _l("A tablet is lost? Block it: it stops at its next tap."),
            _l("A letter is for tablets on which tickets are made or people are registered."),
        ),
    ),
    "handing_back_form": (
        _l("The tablet was turned to somebody else, and opens one page until you take it back."),
        _l("Tap your name and type your PIN."),
        _l("No tile, or no PIN? Take your password."),
        _l("Whoever turned it comes back to the page of before."),
        _l("Anybody else comes in on their own first page."),
    ),
    **dict.fromkeys(
        ("tablet", "pin_form"),
        (
            _l("This tablet is shared: tap your name, type your PIN, and you are in."),
            _l("Is your name not there? Tap Somebody else and sign in with your password, once."),
            _l("You choose your PIN yourself under Settings."),
            _l("Whoever was signed in here before is signed out."),
            _l("After five wrong tries only your password opens your PIN again."),
        ),
    ),
    "drafts": (
        _l("What you had filled in when a shared tablet locked waits here, for you alone."),
        _l("Open a draft: it stands in its own form again, and you go on."),
        _l("It goes once the form is sent, or when you throw it away."),
        _l("After a day it is gone; of more than twenty the oldest goes."),
        _l("What is about health is never kept so."),
    ),
    "own_pin_form": (
        _l("A PIN opens a shared tablet on which you signed in with your password before."),
        _l("Take four to six figures that nobody guesses: no year of birth, no row."),
        _l("Nobody sees it, not even the administrator."),
        _l("For users, tablets and settings your password is asked all the same."),
        _l("Forgotten? Choose another here."),
    ),
    **dict.fromkeys(
        ("users", "user"),
        (
            _l("Everybody who uses the app, and what each may do."),
            _l("A role says what somebody sees: give no more than the work asks for."),
            _l("A forgotten password? Make a new link and hand it over."),
            _l("An open link is found again on the page of the user."),
            _l("Somebody who leaves is deactivated: what they did stays readable."),
        ),
    ),
    **dict.fromkeys(
        ("invitation_form", "link"),
        (
            _l("With a link somebody chooses a password of their own."),
            _l("Copy it, or let the person scan the code."),
            _l("Send it to that person alone: whoever has it can come in."),
            _l("It works once, for seven days; after that make a new one."),
            _l("While it is open you find it again on the page of the user."),
        ),
    ),
}
