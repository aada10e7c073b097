"""The sentences of registration, of minors and of statuses, and the words of their codes."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p

from amal_field.reception_desk.messages import files

SENTENCES = {
    "ghent_before_belgium": _l("Nobody is in Ghent before they are in Belgium."),
    "status_to_come": _l("This day has not come yet."),
    "status_ends_early": _l("The end lies before the beginning."),
    "days_of_no_status": _l("Choose a status with these days, or empty them."),
    "companion_untold": _l("This person is under 18. Say who came along."),
    "desk_file_exists": _l("Somebody else has just registered this person. Load the page again."),
}

OF_FORMS = {
    "too_many_people": _l("At most %(most)d people in one go. Register the others after that."),
    "nobody_came": _l("Fill in at least one name."),
    "odd_child": _l("Is the birth of %(child)s right? The parent is %(parent)s."),
    "report_to_come": _l("This day has not come yet."),
    "report_without_how": _l("Say how: by phone, with the form, or by DVZ already."),
    "report_without_day": _l("Say on which day."),
    "guardian_unnamed": _l("Fill in who the guardian is."),
}
"""What the forms themselves find wrong."""

EVENTS = {
    "reception_desk:file:open": _l("Registered at the desk: file %(file)s"),
    "reception_desk:file:correct": _l("Corrected: %(fields)s"),
    "reception_desk:file:cancel": _l("Registration undone"),
    "reception_desk:file:status": _l("Status: %(status)s"),
    "reception_desk:file:status_cancel": _l("Status taken back: %(status)s"),
    "reception_desk:household:register": _l("Registered at the desk: %(people)s"),
    "reception_desk:minor:note": _l("Noted of the report and the guardian: %(fields)s"),
}

COMPANIONS = {
    "parent": _p("who came with a minor", "Parent"),
    "guardian": _p("who came with a minor", "Guardian"),
    "relative": _p("who came with a minor", "Relative"),
    "other": _p("who came with a minor", "Somebody else"),
    "nobody": _p("who came with a minor", "Nobody"),
}
PAPERS = {
    "passport": _l("Passport"),
    "id_card": _l("Identity card"),
    "birth_certificate": _l("Birth certificate"),
    "certificate": _l("Certificate of temporary protection"),
    "annex_15": _l("Annex 15"),
    "residence_card": _l("A card"),
    "other": _l("Another document"),
}
REPORTED_HOW = {
    "phone": _l("By phone"),
    "form": _l("With the form"),
    "by_dvz": _l("Already by DVZ"),
}
MINOR_STATES = {
    "open": _l("To be reported"),
    "reported": _l("Reported"),
    "guarded": _l("Has a guardian"),
    "unknown": _l("Report unknown"),
    "grown": _l("18 by now, never reported"),
}
WORDS = files.STATUSES | {
    "arrived_on": _l("Arrival in Ghent"),
    "belgium_on": _l("Arrival in Belgium"),
    "address_kind": _l("Kind of address"),
    "companion": _l("Who came along"),
    "needs_interpreter": _l("Interpreter needed"),
    "papers": _l("Documents seen"),
    "reported_on": _l("Reported on"),
    "reported_by": _l("Reported by"),
    "reported_how": _l("How it was reported"),
    "guardian": _l("Guardian"),
    "guardian_phone": _l("Phone of the guardian"),
    "guardian_since": _l("Guardian since"),
}
