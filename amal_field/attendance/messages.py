"""The sentences of attendance: refusals, history, and the names of programmes."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import get_locale
from flask_babel import lazy_gettext as _l

from amal_field.attendance import rules
from amal_field.attendance.rules import ABSENT, LAST_HERE, OFF_ROLL, PRESENT, UNMARKED

SENTENCES = {
    "row_unreadable": _l("“%(text)s” is no number or range. Write them as 1-5, 8, 12 x, 13 -."),
    "range_backwards": _l("“%(text)s” runs backwards."),
    "row_unknown": _l("Number %(number)d does not stand on the sheet."),
    "row_twice": _l("Number %(number)d is both present and absent."),
    "nothing_typed": _l("Type the numbers of those who were there, or names."),
    "ends_before_start": _l("A session ends later than it starts."),
    "programme_word_odd": _l("A word is of small letters, digits and _, such as mo_cursus."),
    "programme_word_taken": _l("A programme is called by this word already."),
    "session_kind_odd": _l("Kinds of session are words of small letters, with commas between them."),
    "series_twice": _l("This programme has a series of this name already."),
    "session_kind_held": _l("There are sessions of this kind: %(kinds)s."),
    "more_completed": _l("More completed it than enrolled."),
    "kind_missing": _l("Fill in the kind: this programme tells its sessions apart."),
    "kind_foreign": _l("This programme has no sessions of this kind."),
    "roll_called_off": _l("This session was called off (%(reason)s), so nobody was there."),
    "roll_closed": _l("This roll is closed. Open it again to change something."),
    "roll_to_come": _l("This session is on %(day)s. Who was there is noted from that day on."),
    "stranger_to_roll": _l("This name does not belong to this roll. Load the page again to see how it stands."),
    "off_the_roll": _l("%(person)s is not on this roll any more: another tablet has just taken the name off."),
    "not_present": _l("%(person)s is not marked present, so there is no organisation to name."),
    "name_on_roll": _l(
        "%(person)s is on this roll already: tap the name. "
        "Is it somebody else of that name? Add a letter or the year of birth."
    ),
    "everyone_marked": _l("Everybody is marked already."),
    "tally_negative": _l("Nobody is left to take off."),
    "tally_full": _l("More than %(most)d is no head count."),
    "session_called_off": _l("Session %(session)s was called off; nobody was there."),
    "roll_not_empty": _l("Somebody is in the roll of this session (%(people)d), so it cannot be called off."),
    "moved_past_presence": _l("It was noted already who was at this session, so it cannot move to %(day)s."),
    "off_already": _l("This session has been called off already."),
    "list_changes_hands": _l(
        "Somebody is on the list of this session already, so its programme stays. Make a session with its own number."
    ),
    "row_changes_hands": _l(
        "This list is kept apart: nobody comes on it from a roll, or goes back, under one number. Give this row "
        "its own number."
    ),
    "in_roll_twice": _l("%(person)s is in the roll of session %(session)s already, as %(other)s."),
    "same_as_in_roll": _l("This human being would be in the roll of session %(session)s twice, also as %(other)s."),
}

EVENTS = {
    "attendance:sheet:number": _l("Paper sheet numbered: %(people)s people"),
    "attendance:roll:paper": _l("Typed in from paper: %(people)s people"),
    "attendance:programme:import": _l("Taken over from the register %(register)s"),
    "attendance:series:import": _l("Taken over from the register %(register)s"),
    "attendance:session:import": _l("Taken over from the register %(register)s"),
    "attendance:roll:import": _l("Roll taken over from the register %(register)s (%(people)s people)"),
    "attendance:roll:mark": _l("%(person)s: %(mark)s"),
    "attendance:roll:organisation": _l("%(person)s came for: %(organisation)s (before: %(before)s)"),
    "attendance:roll:everyone": _l("Everybody else, %(people)s people: %(mark)s"),
    "attendance:roll:review": _l("%(person)s, told late: %(how)s"),
    "attendance:roll:clear": _l("Undone: the others are not marked"),
    "attendance:roll:close": _l("Roll closed"),
    "attendance:roll:reopen": _l("Roll opened again"),
    "attendance:tally:write": _l("%(tally)s: %(number)s"),
    "attendance:tally:review": _l("%(tally)s, told late: %(how)s"),
    "attendance:remark:write": _l("Remark written"),
}


class ProgrammeNames(dict):
    """Code → name. Those of programmes that were made on screen are asked for, and brought in the reader's language."""

    made: Callable[[str], Mapping[str, str] | None] = staticmethod(lambda code: None)

    def __missing__(self, code: str) -> str:
        names = self.made(code)
        if names is None:
            raise KeyError(code)
        return names.get(get_locale().language if get_locale() else "nl") or names["nl"]

    def get(self, code: str, default: Any = None) -> Any:
        """The name, or else what is given."""
        try:
            return self[code]
        except KeyError:
            return default


class Words(dict):
    """Code → name; a word that somebody chose is its own."""

    def __missing__(self, word: str) -> str:
        return word


PROGRAMMES = ProgrammeNames(
    {
        "class_unit": _l("Class unit"),
        "pretkamjonet": _l("Pretkamjonet"),
        "vaccination": _l("Vaccination"),
        "online_table": _l("Conversation table online"),
        "physical_table": _l("Conversation table"),
        "advanced_table": _l("Conversation table for the advanced"),
        "samenlezen": _l("Samenlezen"),
        "opstap": _l("Op stap in je wijk"),
        "komaf": _l("Komaf koffie"),
        "buur_en_natuur": _l("Buur en Natuur"),
        "samen_gentenaar": _l("Samen Gentenaar"),
        "tandem": _l("TANDEM"),
        "tandem_ukraine": _l("TANDEM for people from Ukraine"),
        "2run": _l("2RUN"),
        "duoreno": _l("DuoReno"),
        "ukraine_info": _l("Information session for Ukrainians"),
        "ukraine_meeting": _l("Meeting for Ukrainians"),
    }
)
"""What a programme is called, by its code."""

KINDS = Words(
    {
        "lesson": _l("Lesson"),
        "activity": _l("Activity"),
        "covid": _l("Covid"),
        "basic": _l("Basic vaccinations"),
    }
)
"""What a kind of session is called, by its code; of programmes made on screen it is its own name."""

MARKS = {PRESENT: _l("present"), ABSENT: _l("absent"), UNMARKED: _l("not marked")}
HERE = {
    OFF_ROLL: _l("taken off this roll"),
    LAST_HERE: _l("last here on"),
    **{mark: _l("on this roll: %(mark)s", mark=name) for mark, name in MARKS.items()},
}
"""How somebody stands who is likely known, by a mark or what stands for one."""
TALLIES = {
    "site": _l("Children of the site without a name"),
    "outside": _l("Children from outside the site"),
    "other": _l("People without a name"),
}

DECIDED = {"counts": _l("it counts"), "dropped": _l("it does not count"), "seen": _l("seen"), "undone": _l("undone")}
"""What was decided of what a tablet told late."""
WORDS = dict(PROGRAMMES) | MARKS | DECIDED | {rules.TALLIES[tally]: name for tally, name in TALLIES.items()}
"""What a code in the history is called."""
