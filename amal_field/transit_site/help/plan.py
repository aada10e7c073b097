"""How the plan, its pitches and the reservations work, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    **dict.fromkeys(
        ("plan", "pitch", "families"),
        (
            _l("Tap a pitch: a free one checks a family in, a taken one shows who stands there and what is next."),
            _l("The letter in a tile says how it is: free, taken, expected, late or blocked. See the legend."),
            _l("A pencil with a number means: so many things are still to be filled in for this stay."),
            _l("To find a known family, tap a free pitch and type a part of a name, a plate or a phone number."),
            _l("A mistake? The note after each change has a button that undoes it."),
        ),
    ),
    "check_in_form": (
        _l("Tick who is really there; whoever is not ticked stays in the family but is not checked in."),
        _l("Of a new person a first name is enough; a birth may be a year alone."),
        _l("Plates, electricity and phone may wait: the pitch shows later what is still open."),
        _l("If somebody seems to be known already, you are asked first whether it is the same person."),
        _l("If a rule forbids the stay, the page says which one, and who may decide otherwise."),
    ),
    "block_form": (
        _l("Block a pitch that nobody can use, for a broken socket for instance."),
        _l("Write in a few words why: your colleagues read it on the plan."),
        _l("Nobody can be checked in there until you open it again."),
        _l("To open it again, tap the pitch on the plan."),
        _l("Who blocked it and when stands in the history of the pitch."),
    ),
    "expected_form": (
        _l("Note who is expected on this pitch, and on which day."),
        _l("A name or a phone number is enough."),
        _l("On the day itself the family is the strong button of this pitch."),
        _l("If they do not come, say so on the pitch: the place is free again."),
        _l("For nights that are planned ahead, make a reservation."),
    ),
    "pitch_history": (
        _l("Here stands what happened to this pitch: who stood on it, and when it was blocked."),
        _l("The latest comes first."),
        _l("Tap a stay to see everything about it."),
        _l("Nothing is ever wiped out: what was undone stays readable."),
        _l("Changes are made on the plan, not here."),
    ),
    "day_overview": (
        _l("What happened on the site on this day: who came, who left, who owes, what is left to do."),
        _l("Print it for the colleague who takes over."),
        _l("Each line leads to the place where the work is done."),
        _l("Money is shown only to who settles accounts."),
        _l("With the arrows you look at another day."),
    ),
    **dict.fromkeys(
        ("evacuation_list", "evacuation_sheet", "roll_call"),
        (
            _l("Everybody who is on the site now, by pitch."),
            _l("In an emergency tap who you see, on one tablet or on several, or print the list and call the names."),
            _l("The list is as good as the plan: check in and out at once."),
            _l("The phone number of the family stands beside it where it is known."),
            _l("Throw the paper away afterwards: it holds names. Who was found is forgotten after a day."),
        ),
    ),
    **dict.fromkeys(
        ("season", "season_list"),
        (
            _l("Each row is a pitch, each column a day: you see who stands where, and from when to when."),
            _l("Choose a week, a month or a year, and go back and forth."),
            _l("Tap a bar to open the stay."),
            _l("Leave the names out before you print it for others."),
            _l("The list shows the same in words, with larger targets."),
        ),
    ),
    **dict.fromkeys(
        ("reservations", "reservations_past"),
        (
            _l("Everybody who will come, the first day first; late ones and the waiting list stand apart."),
            _l("Find one by a name or a phone number."),
            _l("Tap a reservation to check the family in, to change it or to cancel it."),
            _l("If a family is late, ask whether they still come before you give the place away."),
            _l("What is over stands under Past reservations."),
        ),
    ),
    "reservation": (
        _l("Check in first: the button takes the family to its pitch with what is known."),
        _l("Beneath it you change days, pitch and number of people."),
        _l("The page says at once which rule the dates would break."),
        _l("If they call off, note it: the place is free for others."),
        _l("Each step can be taken back."),
    ),
    **dict.fromkeys(
        ("reservation_form", "reservation_checks"),
        (
            _l("Find the family first; if it is known, its name and phone come along."),
            _l("Choose the days; what the rules say of them shows beside the form."),
            _l("A pitch may wait: choose it now or at the check-in."),
            _l("If the site is full, the family goes on the waiting list."),
            _l("If the same family called before, you are shown that first."),
        ),
    ),
}
