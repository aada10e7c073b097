"""The sentences of accounts: what a rule refuses, what the history tells, what roles are called."""

from flask_babel import lazy_gettext as _l

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
    "no_role": _l("Choose at least one role."),
    "email_taken": _l("Somebody with this e-mail address is a user already."),
}

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
    "accounts:sign_in:end": _l("Signed out"),
    "accounts:sign_in:raise": _l("Gave the password again"),
}

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
    Role.GROUP_VOLUNTEER: (_l("Group volunteer"), _l("Ticks who came to a table or a walk.")),
    Role.BUDDY_COORDINATOR: (_l("Buddy coordinator"), _l("Brings buddies and newcomers together.")),
    Role.DESK_WORKER: (_l("Desk worker"), _l("Registers families at the reception desk.")),
    Role.WELFARE_PARTNER: (_l("Welfare partner"), _l("Sees what households agreed to share.")),
    Role.REPORTER: (_l("Reporter"), _l("Reads the figures, sees no people.")),
    Role.ADMINISTRATOR: (_l("Administrator"), _l("Manages users and settings.")),
}

WORDS = {role.value: names[0] for role, names in ROLES.items()}
"""What a code in the history is called."""
