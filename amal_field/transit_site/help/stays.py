"""How stays, inspections and measures work, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    "stays": (
        _l("All stays, the latest first."),
        _l("Find one by a name, a plate, a phone or a ticket number."),
        _l("Tap a stay to see everything about it: people, money, papers."),
        _l("Who stands on the site now is faster found on the plan."),
        _l("A stay that does not count was entered by mistake; it stays readable."),
    ),
    "stay": (
        _l("Everything about one stay: who, where, from when to when, and what is left to do."),
        _l("Extend it for as long as the rules allow; beyond that the page says who decides."),
        _l("People and caravans can come and go during the stay."),
        _l("Departure stands last: it frees the pitch and leads to the settlement."),
        _l("Below you read who changed what, and when."),
    ),
    "details_form": (
        _l("What the check-in left open stands here: fill in what you know now."),
        _l("What you leave empty stays open, nothing is lost."),
        _l("The entry reading of the meter is needed to count the electricity later."),
        _l("A longer stay than the rules allow needs a decision with a reason."),
        _l("Save at the bottom; you come back to the stay."),
    ),
    "departure_form": (
        _l("Say on which day they leave; today stands there already."),
        _l("Read the meter: electricity is counted from it."),
        _l("Without a reading nothing is counted, and the settlement says so."),
        _l("After that you settle: what is left to pay, or to give back."),
        _l("A departure can be undone as long as the pitch is free."),
    ),
    **dict.fromkeys(
        ("caravan_form", "joining_form"),
        (
            _l("Add who or what joins this stay."),
            _l("Choose somebody of the household, or write down who is new."),
            _l("Write a plate as it stands on the vehicle."),
            _l("The day says from when it counts."),
            _l("Whoever leaves earlier is noted on the page of the stay."),
        ),
    ),
    "pitches_form": (
        _l("Move the family to another pitch, or give it one more."),
        _l("Only pitches that are free are offered."),
        _l("The stay goes on; the nights keep counting."),
        _l("Read the meter if the pitch has its own."),
        _l("A move can be undone."),
    ),
    "inspection_form": (
        _l("Walk around the pitch together with the family."),
        _l("Note how it is found, in plain words."),
        _l("What was found at the entry stands beside it at the exit."),
        _l("Damage that is to be paid for is booked as a deduction on the account."),
        _l("What was found before stands there already: change what is different."),
    ),
    "ticket": (
        _l("The ticket that the family shows: who, which pitch, until when."),
        _l("It is in Dutch and in the language of the household."),
        _l("Print it after the check-in; print it anew after an extension."),
        _l("The number is that of this stay and never changes."),
        _l("If something is wrong, mend it on the stay and print again."),
    ),
    **dict.fromkeys(
        ("measures", "measure_form", "appeal_form"),
        (
            _l("A measure is a warning or an exclusion, with a reason and who decided."),
            _l("An exclusion stops the check-in of that household until its last day."),
            _l("Write it so that the family could read it."),
            _l("What the household answers is noted with the measure."),
            _l("A measure can be withdrawn; it stays readable."),
        ),
    ),
    "decisions": (
        _l("Every time somebody was let through against a rule stands here, with who decided and why."),
        _l("Choose the year above the list."),
        _l("Print it for the meeting with the city."),
        _l("The entries are made at the check-in, an extension or a reservation, never here."),
        _l("Tap a family to see its stay."),
    ),
}
