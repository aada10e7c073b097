"""The sentences of the registers of the reception desk."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "arrival_to_come": _l("Who is not in Ghent yet is registered later."),
    "arrival_before_birth": _l("This day lies before the birth."),
    "desk_file_twice": _l("This person has a file at the desk already: %(file)s."),
    "minutes_of_nothing": _l("There are minutes, but nobody interpreted: leave them out."),
    "assignment_minutes": _l("From %(least)d to %(most)d minutes."),
    "assignment_to_come": _l("This day is still to come: nobody can have interpreted yet."),
}

EVENTS = {
    "reception_desk:file:import": _l("Taken over from the register"),
    "reception_desk:assignment:import": _l("Taken over from the register"),
}
