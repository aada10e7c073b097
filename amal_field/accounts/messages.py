"""The sentences of accounts: what a rule refuses, what the history tells, what roles are called."""

from flask_babel import lazy_gettext as _l

from amal_field.accounts import rules
from amal_field.permissions import Role

SENTENCES = {
    "password_short": _l("A password has at least %(least)d characters. Three words in a row are easy to keep."),
    "password_weak": _l("This password is easy to guess. Take three words that do not belong together."),
    "password_wrong": _l("This is not the password of now. Look at it and try again."),
    "password_locked": _l("Too many tries. Wait a quarter of an hour."),
    "password_changed": _l("The password was just changed on another tablet. Sign in again."),
    "invitation_over": _l("This link does not work any more. Ask the administrator for a new one."),
    "invitation_deactivated": _l("%(name)s may sign in no more, so there is no link. Let them in again first."),
    "last_administrator": _l("Nobody else could manage users any more. Make somebody else administrator first."),
    "merge_two_users": _l("Each of the two signs in as a user of her own, so they are two people."),
    "last_factor": _l("Your role wants a second step. Set up another one first, then take this one away."),
    "factor_there": _l("A second step was just set up on another tablet. Sign in again, and use that one."),
    "no_factor": _l("You have no second step yet. Recovery codes come with it."),
    "passkey_there": _l("This passkey is in the list already."),
    "passkey_wrong": _l("The passkey did not work. Try again, or take another way."),
    "code_wrong": _l("This code does not fit. Wait until the app shows the next one, and type that."),
    "no_role": _l("Choose at least one role."),
    "tablet_name_taken": _l("There is a tablet with this name already. Take another, or make that one a new code."),
    "tablet_blocked": _l("This tablet is blocked. Enrol it anew, under a name of its own."),
    "letter_taken": _l("Another tablet has the letter %(letter)s already."),
    "letter_unknown": _l("Take one letter from A to Y, without I, O and Q."),
    "letter_on_screen": _l("A screen has no letter: nothing is made there."),
    "code_over": _l("This code does not work any more. Ask for a new one."),
    "pin_digits": _l("A PIN is made of figures alone."),
    "pin_length": _l("A PIN has %(least)d to %(most)d figures."),
    "pin_easy": _l("This PIN is easy to guess: not one figure over and over, nor a row such as 1234."),
    "email_taken": _l("Somebody with this e-mail address is a user already."),
}

TRIES = {
    "pin_wrong": _l("This is not the PIN of %(name)s. Try again."),
    "pin_closed": _l("The PIN of %(name)s is closed after five wrong tries. Sign in with the password: that opens it."),
    "pins_closed": _l("Too many wrong PINs on this tablet. It takes passwords alone for a quarter of an hour."),
    "code_missing": _l("Fill in the code that the app shows."),
    "late": _l("That took too long. Sign in again."),
    "locked": _l("Too many tries. Wait a quarter of an hour, or ask the administrator for a new link."),
    "recovery_wrong": _l("This recovery code does not fit, or was used before. Look at it and try again."),
    "wrong": _l("E-mail and password do not fit together. Look at both and try again."),
}
"""What somebody reads whose try at the door failed; no sentence tells whether the e-mail exists."""

EVENTS = {
    "accounts:user:invite": _l("Invited"),
    "accounts:invitation:renew": _l("New link made"),
    "accounts:invitation:accept": _l("Password chosen"),
    "accounts:roles:change": _l("Roles changed to: %(after)s"),
    "accounts:user:deactivate": _l("Deactivated"),
    "accounts:user:reactivate": _l("Let in again"),
    "accounts:language:choose": _l("Language chosen"),
    "accounts:password:change": _l("Password changed"),
    "accounts:sign_in:open": _l("Signed in"),
    "accounts:sign_in:begin": _l("Gave the password, with the second step to come"),
    "accounts:passkey:add": _l("Passkey added"),
    "accounts:passkey:remove": _l("Passkey removed"),
    "accounts:authenticator:set": _l("Code of an app set up"),
    "accounts:authenticator:remove": _l("Code of an app removed"),
    "accounts:recovery_codes:make": _l("New recovery codes made"),
    "accounts:recovery_code:use": _l("Recovery code used"),
    "accounts:second_step:take": _l("Second step taken away"),
    "accounts:sign_in:open_by_pin": _l("Signed in with the PIN"),
    "accounts:pin:set": _l("PIN set"),
    "accounts:pin:close": _l("PIN closed after five wrong tries"),
    "accounts:pin:end": _l("PIN ended"),
    "accounts:tablet:enrol": _l("Tablet added, with a code"),
    "accounts:tablet:renew_code": _l("New code made"),
    "accounts:tablet:become": _l("Enrolled with the code"),
    "accounts:tablet:revoke": _l("Blocked"),
    "accounts:sign_in:end": _l("Signed out"),
    "accounts:sign_in:turn": _l("Tablet turned"),
    "accounts:sign_in:hand_back": _l("Tablet handed back"),
    "accounts:sign_in:raise": _l("Gave the password again"),
}

MEANS = {
    "password": _l("with the password"),
    "passkey": _l("with password and passkey"),
    "code": _l("with password and code"),
    "recovery": _l("with password and recovery code"),
    "pin": _l("with the PIN, on a shared tablet"),
}
"""How somebody came in."""

USES = {
    rules.STAFF: _l("People who work here"),
    rules.ENTRANCE: _l("Entrance: who comes in"),
    rules.SCREEN: _l("Screen: who waits and looks"),
}
"""What a shared tablet is for."""

ROLES = {
    Role.SITE_MANAGER: (_l("Site manager"), _l("Checks families in and out on the transit site.")),
    Role.CLASS_HELPER: (_l("Class helper"), _l("Teacher, student or volunteer in the class unit.")),
    Role.PROGRAMME_COORDINATOR: (
        _l("Programme coordinator"),
        _l("Plans programmes, moves registers in and out."),
    ),
    Role.HEALTH_COORDINATOR: (
        _l("Health coordinator"),
        _l("Prepares vaccination actions and referrals to care."),
    ),
    Role.VACCINATION_HELPER: (
        _l("Vaccination helper"),
        _l("Notes at a vaccination action what was done, around its hours."),
    ),
    Role.GROUP_VOLUNTEER: (_l("Group volunteer"), _l("Ticks who came to a table or a walk.")),
    Role.BUDDY_COORDINATOR: (_l("Buddy coordinator"), _l("Brings buddies and newcomers together.")),
    Role.DESK_WORKER: (_l("Desk worker"), _l("Registers families at the reception desk.")),
    Role.WELFARE_PARTNER: (_l("Welfare partner"), _l("Sees what households agreed to share.")),
    Role.REPORTER: (_l("Reporter"), _l("Reads the figures, sees no people.")),
    Role.ADMINISTRATOR: (_l("Administrator"), _l("Manages users and settings.")),
}

WORDS = {role.value: names[0] for role, names in ROLES.items()}
"""What a code in the history is called."""
