"""The sentences of referrals, and what their words are called."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "referral_of_nobody": _l("Choose who is referred."),
    "referral_in_future": _l("This day is still to come."),
    "referral_there": _l("There is such a referral already, and it has not ended. Look at it first."),
    "referral_not_yours": _l("You cannot make such a referral. Choose another kind."),
    "referral_followed": _l("It has gone on meanwhile. Withdraw it instead."),
    "destination_missing": _l("Choose where to."),
    "destination_of_other_kind": _l("%(name)s is not for this kind. Choose another destination."),
    "destination_retired": _l("Nobody is sent to %(name)s any more. Choose another destination."),
    "step_not_now": _l("This step does not follow the one before it. Load the page again."),
    "step_in_future": _l("This day is still to come."),
    "step_too_early": _l("The last step was on %(day)s: choose that day or a later one."),
    "step_not_last": _l("Only the last step can be undone."),
    "referral_of_two": _l("A referral is of a person or of a household, not of both."),
}

EVENTS = {
    "referrals:referral:make": _l("Made"),
    "referrals:referral:cancel": _l("Undone"),
    "referrals:referral:step": _l("A step noted"),
    "referrals:referral:step_back": _l("A step undone"),
    "referrals:referral:note": _l("Appointment or reminder noted"),
    "referrals:referral:import": _l("Taken over from the register"),
}

KINDS = {
    "health": _l("Health"),
    "school_basic": _l("School: primary"),
    "school_okan": _l("School: OKAN"),
    "school_other": _l("School: other"),
    "nt2": _l("Dutch lessons (NT2)"),
    "ocmw": _l("Welfare (OCMW)"),
    "leisure": _l("Leisure"),
    "other": _l("Something else"),
}
"""What each of `rules.KINDS` is called."""

STATES = {
    "open": _l("Open"),
    "waiting_list": _l("Waiting list"),
    "accepted": _l("Accepted"),
    "started": _l("Started"),
    "refused": _l("Refused"),
    "not_taken_up": _l("Not taken up"),
    "withdrawn": _l("Withdrawn"),
}
"""What each of `rules.STATES` is called."""

STEPS = {**STATES, "open": _l("Opened again"), "asked": _l("Asked, nothing yet")}
"""What a step is called in the history of a referral."""

DO = {
    "open": _l("Reopen"),
    "waiting_list": _l("On the waiting list"),
    "accepted": _l("Accepted"),
    "started": _l("Started"),
    "refused": _l("Refused"),
    "not_taken_up": _l("Not taken up"),
    "withdrawn": _l("Withdraw"),
}
"""What the button of a step says."""
