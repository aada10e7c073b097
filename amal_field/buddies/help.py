"""How the pages of duos work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    **dict.fromkeys(
        ("matches", "match_list"),
        (
            _l("Here stand the duos, the latest proposal first."),
            _l("Above stand proposals that wait for an answer for two weeks or more."),
            _l("Choose a programme, or which duos you want to see."),
            _l("Tap a duo to note an answer, a meeting or its end."),
            _l("Print the list, or take it along as a spreadsheet."),
        ),
    ),
    "year": (
        _l("Here stand the duos of each programme in one year. Choose another year above."),
        _l("Started: the first meeting was in this year. Ended: the last day was in it."),
        _l("Active: the duo went on for at least one day of the year, whenever it started."),
        _l("Dropped out: of those that started, who ended before the planned end, in whatever year."),
        _l("A duo that stopped early because all was done counts among these, and is said apart."),
    ),
    "candidates": (
        _l("Here stands who waits for a duo, longest first."),
        _l("Choose a state, a programme or a side."),
        _l("Each line says how long somebody waits, and what is still to ask."),
        _l("Tap a name to see who goes with them."),
        _l("Begin with a new candidate above."),
    ),
    **dict.fromkeys(
        ("rhythm", "rhythm_list", "closings"),
        (
            _l("Here stand the duos that go on; who has not met for long stands first."),
            _l("A full dot: they met. An open one: it did not work out. Stripes: a pause. A flag: the planned end."),
            _l("Tap a duo: a text to send, called, pause and close open beneath it."),
            _l("Whoever you called leaves the top for a week."),
            _l("Duos past their planned end stand at the bottom: close several at once."),
        ),
    ),
    "settings": (
        _l("Here stands what holds in each programme of duos."),
        _l("Tap Change to let other rules hold from a day on."),
        _l("Duos that run go on under the rules of the day on which they began."),
        _l("Rules that are still to come can be withdrawn."),
        _l("Beneath Before stands what held until now, and who set it."),
    ),
    "rules_form": (
        _l("First choose from which day this holds: today or later."),
        _l("What must hold: without it two are never proposed to each other."),
        _l("The points say what weighs most; together they are 100."),
        _l("Whoever has fewer than the least points is not suggested."),
        _l("What you leave as it is stays as it is."),
    ),
    "intake_form": (
        _l("Write down who wants a duo: a name, the programme, and a language."),
        _l("Is somebody like that known already? Then you are asked once."),
        _l("A birth and a phone are handy: the birth gives points, the phone stands with the duo."),
        _l("On the next page come the other questions."),
        _l("Nothing is typed there: you choose."),
    ),
    "story_form": (
        _l("Choose what the candidate says. What is not known may stay open."),
        _l("The first language is the one in which you speak."),
        _l("Tick when the candidate is free: from two moments in common on that gives all points."),
        _l("A wish may be strong or light: only, or rather."),
        _l("What is still open stands on the list, to ask later."),
    ),
    "candidate": (
        _l("On the right stand those who go with this candidate, best first."),
        _l("Each card says why, with the points of each reason."),
        _l("Propose: the duo then waits for the yes of both."),
        _l("Beneath stands why the others do not go: open a line to see who."),
        _l("Does somebody want no duo for a while? Pause until a day."),
    ),
    **dict.fromkeys(
        ("joining_form", "joining"),
        (
            _l("Somebody joins a duo: the partner of a buddy, or one more of the family."),
            _l("Above stand those who live with the newcomer: one tap is enough."),
            _l("Is somebody like that known already? Then you are asked once."),
            _l("A buddy is at least 18; a child comes beside an adult of its household."),
            _l("Is the newcomer in another duo of the programme? Say why."),
        ),
    ),
    "match": (
        _l("First note the yes of each side, then the first meeting: that starts the duo."),
        _l("Of a meeting you note when, how long and what it was; never what was said."),
        _l("Was something noted by mistake? Undo it, or take the meeting away."),
        _l("Close a duo with its reason; it can go on later."),
        _l("Beneath stands what happened, and who noted it."),
    ),
    "member_link": (
        _l("Here stands the link of one member of a duo, to hand over."),
        _l("Let them scan the code, or send it as a message or a mail from your own device."),
        _l("With it they say after each meeting how it went, without signing in."),
        _l("Was it lost? Make a new link: the old one works no more."),
        _l("It stops by itself when the duo ends."),
    ),
    "card": (
        _l("Print this card and give it along, one to each adult."),
        _l("On it stand first names, the phones of adults, and the languages."),
        _l("Beneath stand the limits of the task: go through them together."),
        _l("Whom they call stands there as an administrator filled it in."),
        _l("The code is the link: keep the card with you."),
    ),
    "link_page": (
        _l("Tap the first button after you saw each other: it is noted for today."),
        _l("Was it another day, or longer? Say so beneath."),
        _l("It did not work out? That helps us to know."),
        _l("Do you want help? We see it at once and call you."),
        _l("You can undo what you noted for seven days."),
    ),
    "round_draft": (
        _l("Choose a programme, and let a round put together who waits."),
        _l("First as many duos as can be, then who waits longest, then the most points."),
        _l("It is a draft: leave a line out, or choose another partner."),
        _l("Then propose all that is ticked at once."),
        _l("Beneath stands who is left over, and why."),
    ),
    "round_swap": (
        _l("Here stand those who go with this newcomer, best first."),
        _l("Choose one: the line gets this buddy, with new reasons."),
        _l("Whoever was in the line is left over."),
        _l("A buddy of another line leaves that line."),
        _l("Nothing is proposed yet."),
    ),
}
