"""How the pages of the planning work: five lines in plain words each, by endpoint."""

from flask_babel import lazy_gettext as _l

HELP = {
    "calendar": (
        _l("All sessions, by day, week or month; choose one programme to see that alone."),
        _l("Tap a session to move it, call it off or change its helpers."),
        _l("A series makes its sessions ahead; look at what it would make first."),
        _l("Holidays are passed over by themselves."),
        _l('Put your sessions into your phone with "In my calendar".'),
    ),
    **dict.fromkeys(
        ("all_series", "series", "beginning_form", "plan_form", "preview", "taking_part_form"),
        (
            _l("A series meets again and again: on which day, from when to when, where."),
            _l("The preview shows which sessions would come, and which days are passed over."),
            _l("Nothing changes until you make them."),
            _l("A new plan leaves sessions that were held as they are."),
            _l("Helpers of the series help at each session, unless you say otherwise there."),
        ),
    ),
    **dict.fromkeys(
        ("session", "adding_form"),
        (
            _l("One session: when, where, with whom."),
            _l("Move it to another day or hour; the helpers see it in their calendar."),
            _l("If it does not take place, call it off and say why."),
            _l("A session that was called off can go on after all."),
            _l("Who came is marked on the list, not here."),
        ),
    ),
    **dict.fromkeys(
        ("programmes", "programme", "making_form", "definition_form"),
        (
            _l("A programme is a kind of work: the class unit, the conversation tables, a walk."),
            _l("Its rules say when a list opens, and for how long it can be changed."),
            _l("Series and sessions belong to a programme."),
            _l("A change holds from now on."),
            _l("The figures of the year count by programme."),
        ),
    ),
    "helpers": (
        _l("Who helps at this series or session."),
        _l("Find the person by name; whoever is new is written down first."),
        _l("A helper sees the list of this group alone."),
        _l("Take somebody off from a day on: what was stays."),
        _l("At the class unit an extract of the criminal record is needed."),
    ),
    "holidays": (
        _l("Days on which the series do not meet."),
        _l("Sessions that are there already stay: call them off one by one."),
        _l("A period has a first and a last day."),
        _l("Public holidays are known already."),
        _l("Taking a holiday out makes no sessions by itself."),
    ),
    **dict.fromkeys(
        ("my_calendar", "helper_calendar", "series_calendar"),
        (
            _l("With this address sessions appear in the calendar of a phone."),
            _l("Scan the code, or copy the address into the calendar app."),
            _l("It holds times and places, no names of people."),
            _l("Changes come along by themselves, often within a few hours."),
            _l("If the address came into wrong hands, make a new one."),
        ),
    ),
}
