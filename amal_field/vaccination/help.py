"""How the pages of vaccination actions work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    "actions": (
        _l("Here stand the vaccination actions: today, to come, and past."),
        _l("Tap an action to open its list."),
        _l("A helper sees the list from an hour before the action to two hours after it."),
        _l("The mobile team vaccinates and keeps the record; this list is for the day."),
        _l("Who looks at a list is noted."),
    ),
    **dict.fromkeys(
        ("addition_form", "details"),
        (
            _l("Fill in day, time and kind: the rest can wait."),
            _l("The emergency contact stands on every sheet for the households."),
            _l("Say which language the interpreter speaks, and when you booked."),
            _l("Once something is noted, the day stays as it is."),
            _l("An action with something given cannot be called off."),
        ),
    ),
    **dict.fromkeys(
        ("action", "line"),
        (
            _l("Tap a name to open it."),
            _l("First card and questions, then what was given. Ask the nurse."),
            _l("Each lot on the table has its own button."),
            _l("A slip is undone at once, or taken back later with a reason."),
            _l("Without a network, write on the printed list."),
        ),
    ),
    **dict.fromkeys(
        ("answers_form",),
        (
            _l("One parent is enough."),
            _l("All children of the household are ticked: take off whom it is not about."),
            _l("A yes beside a no waits for the team."),
            _l("From twelve years on a minor may decide, if the nurse or doctor finds that this can be."),
            _l("Never note a yes by phone."),
        ),
    ),
    **dict.fromkeys(
        ("lots", "lot"),
        (
            _l("Choose the lot before the first dose: all tablets of this action use it."),
            _l("Lot and month stand on the pack."),
            _l("A lot holds until midnight, or until you put it away."),
            _l("After the last day of its month it is out of date."),
            _l("Was it the wrong lot? Put it right for those who got it."),
        ),
    ),
    **dict.fromkeys(
        ("figures", "team_sheet"),
        (
            _l("Here stand the numbers of this action, of nobody by name."),
            _l("Somebody who got two vaccines is one person and two vaccinations."),
            _l("The list for the team is asked first: it holds health data."),
            _l("The column for the SSIN stays empty: the team fills it in."),
            _l("Whoever takes it along is noted."),
        ),
    ),
    "household_sheets": (
        _l("A sheet for each household: its language above, Dutch beneath."),
        _l("Give it the day before, and read it out where that helps."),
        _l("A cross and a signature are the yes: note it on the tablet as on paper."),
        _l("There is room for the lot and the next month."),
        _l("The texts in other languages wait to be read by somebody who speaks them."),
    ),
    "typing_form": (
        _l("Type the number, then the vaccine or the reason, then the dose."),
        _l("9-12 Hexyon means the numbers nine to twelve."),
        _l("First put the lot on the table: it is noted with each dose."),
        _l("All of it is noted, or nothing: each number that cannot be noted is named."),
        _l("What you type later keeps the day of the action."),
    ),
    **dict.fromkeys(
        ("card", "card_looks"),
        (
            _l("Say first why you look: it is noted with your name."),
            _l("A copy is kept only where somebody says yes to it."),
            _l("It is made when a list is closed, or you type it from the card."),
            _l("When the yes is taken back, all copies go at once."),
            _l("A minor’s copies go when they come of age."),
        ),
    ),
    "moving_form": (
        _l("Here you say for whom it was, of the same household."),
        _l("It is taken back where it stood, and noted there."),
        _l("That child needs a yes too."),
        _l("The time and the lot stay."),
        _l("Is the child not on the list? Take it back, and add the child first."),
    ),
    **dict.fromkeys(
        ("announcement", "leaflet"),
        (
            _l("This hangs out or is handed out: nobody is named on it."),
            _l("It stands in Dutch, French and English."),
            _l("Day, time, place and phone come from the details of the action."),
            _l("The questions are asked by the nurse; no answer is written down."),
            _l("Read it out to who does not read."),
        ),
    ),
    **dict.fromkeys(
        ("schedule", "scheduled", "scheduled_form"),
        (
            _l("The schedule names doses by age, from a day on."),
            _l("When it changes, let the old dose end and add the new one."),
            _l("Lists keep the schedule of their own day."),
            _l("Write where that stands, and when you made sure."),
            _l("It is no advice: the nurse decides."),
        ),
    ),
    "who_may_see": (
        _l("Here stands who may see health data, as the app lets them."),
        _l("It changes by itself when a role changes."),
        _l("Administrators and health coordinators see the names too."),
        _l("Nobody passes before their secrecy is noted."),
        _l("It prints, for whoever asks."),
    ),
    "promises": (
        _l("Who is on the site today stands on top, with the pitch."),
        _l("Of these the months that are over come first."),
        _l("A dose given later against the same keeps the promise by itself."),
        _l("Did they get it elsewhere? Say so with the button."),
        _l("Without a yes to a copy of the card nothing is promised here."),
    ),
    **dict.fromkeys(
        ("lot_search", "found_lot", "found_lot_list"),
        (
            _l("Type the lot as the team names it, and say why you look."),
            _l("You see who got of it, how to call them and where they were last."),
            _l("Lots that look like it are only ever a question."),
            _l("Older lists are gone: the team finds those people in Vaccinnet."),
            _l("The list prints for the team."),
        ),
    ),
    "sheet": (
        _l("This is the list on paper, with a number for each name."),
        _l("Print it before the action: it works without a network."),
        _l("Write down what was done, and note it on the tablet later the same day."),
        _l("What the schedule names is no advice: ask the nurse."),
        _l("Keep the paper with you, and shred it afterwards."),
    ),
    **dict.fromkeys(
        ("duties", "duty_form"),
        (
            _l("Nobody sees health data before their secrecy is noted here."),
            _l("Note when somebody signed, and what binds them."),
            _l("After the last day the door closes by itself."),
            _l("You see who is bound, never what they see."),
            _l("Taking it back closes the door at once."),
        ),
    ),
    **dict.fromkeys(
        ("vaccines", "vaccine", "vaccine_form"),
        (
            _l("Here stand the vaccines that the team brings."),
            _l("The least days between two doses make the app ask the nurse."),
            _l("Write where that stands, and when you made sure."),
            _l("What a vaccine protects against decides which doses are counted together."),
            _l("The schedule names doses by age; it never says that somebody lacks one."),
        ),
    ),
}
