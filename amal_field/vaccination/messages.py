"""The sentences of vaccination actions, and what their words are called."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from amal_field.permissions import Permission

SENTENCES = {
    "session_of_another_programme": _l("This is no session of vaccination."),
    "vaccine_missing": _l("Which vaccine was given?"),
    "reason_with_dose": _l("Something was given, so there is no reason for not giving."),
    "reason_missing": _l("Why was nothing given?"),
    "only_with_a_dose": _l("Nothing was given, so this stays empty."),
    "dose_of_none": _l("A dose is a number from 1 to %(most)d."),
    "not_a_month": _l("This is no month; write mm/yyyy."),
    "next_before_session": _l("The next dose lies before this session."),
    "minor_without_consent": _l("Something was given to a minor: say who gave consent."),
    "vaccinated_twice": _l("This person stands there with this vaccine twice at this session."),
    "duty_backwards": _l("It ends before it was signed."),
    "duty_meanwhile": _l("Somebody else has just noted this. Look again."),
    "action_noted": _l("Something was noted on the list already, so the action stays on %(day)s."),
    "action_given": _l("Something was given at this action, so it cannot be called off."),
    "action_called_off": _l("This action was called off."),
    "action_closed": _l("This list is closed. The health coordinator opens it again."),
    "list_removed": _l("The names of this list were removed on %(day)s. Its numbers stay."),
    "action_to_come": _l("This action is on %(day)s. What was done is noted from that day on."),
    "line_gone": _l("This name is not on the list any more."),
    "line_noted": _l("Something was noted here. Take that back first."),
    "on_list_already": _l("This person is on the list already."),
    "nobody_ticked": _l("Tick at least one name."),
    "consent_missing": _l("First note who says yes."),
    "consent_declined": _l("The answer is no."),
    "consent_waits": _l("There is a yes and a no: the team decides. Take back the answer that does not hold."),
    "consent_withdrawn": _l("The yes was taken back on %(day)s."),
    "minor_no_adult": _l("This is a minor, or the age is unknown: a parent or guardian answers."),
    "adult_answers": _l("This person is of age and answers for themselves."),
    "self_that_day": _l("A minor answers for themselves on the day itself: %(day)s, with the nurse or doctor."),
    "too_young": _l("Who answers for themselves is at least %(age)d years old."),
    "lot_unreadable": _l("Type the lot as it stands on the pack: letters and figures."),
    "month_unreadable": _l("Type the month on the pack as 10/2026."),
    "lot_expired": _l("Lot %(lot)s was out of date after %(day)s. Use it all the same?"),
    "lot_first": _l("First choose the lot of today."),
    "dose_soon": _l("%(name)s got this already on %(day)s. Does the nurse confirm this dose?"),
    "born_later": _l("%(name)s was born after the day of this action. Look at the date of birth."),
    "given_already": _l("%(user)s noted this at %(time)s."),
    "not_checked": _l("Card and questions are not done yet."),
    "nobody_ready": _l("Nobody of this household is ready: card and questions first, and a yes."),
    "not_of_household": _l("Choose somebody else of the same household on this list."),
    "say_why": _l("Say why it is taken back."),
    "typed_nothing": _l("Type the numbers of the list, each with what became of it."),
    "typed_unreadable": _l("“%(text)s” is no number with a vaccine or a reason. Write 3 Hexyon or 7 absent."),
    "typed_backwards": _l("“%(text)s” runs backwards."),
    "typed_word": _l("“%(word)s” is no vaccine on the table and no reason, or could be more than one."),
    "typed_twice": _l("Number %(number)d stands there twice."),
    "typed_unknown": _l("This number does not stand on the list."),
    "vaccine_known": _l("%(brand)s is there already."),
    "scheduled_known": _l("The schedule names this dose at this age from that day on already."),
    "scheduled_backwards": _l("It ends before it begins."),
    "dose_ahead": _l("That day is still to come."),
    "dose_before_birth": _l("That day lies before the birth."),
    "copy_known": _l("This vaccine of that day stands on the card already."),
    "promise_gone": _l("This promise is not there any more."),
    "lot_unknown": _l("Nobody here got lot %(lot)s."),
}

EVENTS = {
    "vaccination:duty:note": _l("Secrecy noted"),
    "vaccination:duty:cancel": _l("Secrecy taken back"),
    "vaccination:action:plan": _l("Action planned"),
    "vaccination:action:correct": _l("Corrected: %(fields)s"),
    "vaccination:action:call_off": _l("Action called off"),
    "vaccination:action:restore": _l("Action goes on after all"),
    "vaccination:action:close": _l("List closed"),
    "vaccination:action:reopen": _l("List opened again"),
    "vaccination:list:make": _l("List made: %(people)s people came on it"),
    "vaccination:list:export": _l("The list left as a file, rows: %(rows)s"),
    "vaccination:list:import": _l("Taken over from a register: %(people)s people"),
    "vaccination:list:remove": _l("Names removed, numbers kept"),
    "vaccination:list:type": _l("Typed in from paper: %(people)s people"),
    "vaccination:line:add": _l("Somebody walked in"),
    "vaccination:line:take_off": _l("Taken off the list"),
    "vaccination:line:check": _l("Card and questions"),
    "vaccination:answer:note": _l("Answers noted: %(people)s"),
    "vaccination:answer:withdraw": _l("An answer taken back"),
    "vaccination:outcome:note": _l("Noted"),
    "vaccination:outcome:note_family": _l("Noted for a household: %(people)s"),
    "vaccination:outcome:take_back": _l("Taken back"),
    "vaccination:outcome:move": _l("Moved to a brother or sister"),
    "vaccination:outcome:put_right": _l("Put right: %(people)s"),
    "vaccination:lot:put_out": _l("A lot put on the table"),
    "vaccination:lot:put_away": _l("A lot put away"),
    "vaccination:card:note": _l("A dose of a card copied"),
    "vaccination:card:remove": _l("Taken off a card: %(copies)s"),
    "vaccination:card:withdraw": _l("The yes to copies of a card taken back: %(copies)s went"),
    "vaccination:promise:end": _l("A promise ended"),
    "vaccination:promise:reopen": _l("A promise stands again"),
    "vaccination:schedule:add": _l("Dose added to the schedule"),
    "vaccination:schedule:correct": _l("Corrected: %(fields)s"),
    "vaccination:vaccine:add": _l("Vaccine added"),
    "vaccination:vaccine:correct": _l("Corrected: %(fields)s"),
}

KINDS = {"basic": _l("Basic vaccinations"), "covid": _l("Covid")}
GROUNDS = {"contract": _l("Contract"), "volunteer": _l("Volunteer agreement"), "law": _l("Law")}
CAME_AS = {
    "site": _l("on the site"),
    "expected": _l("expected"),
    "walk_in": _l("walked in"),
    "import": _l("from a register"),
}
SAID_BY = {
    "parent": _l("Parent"),
    "guardian": _l("Guardian"),
    "self": _l("The minor: the nurse or doctor finds that this can be"),
    "adult": _l("The adult"),
}
SAID_BY_SHORT = SAID_BY | {"self": _l("Themselves"), "adult": _l("Themselves")}
OUTCOMES = {"given": _l("Given"), "not_given": _l("Not given")}
HOW = {"present": _l("Here, in person"), "paper": _l("On paper")}
HOW_NAMES = HOW | {"register": _l("From a register")}
ANSWERS = {"yes": _l("Yes"), "no": _l("No")}
CONSENT = {
    "asked": _l("ask who says yes"),
    "agreed": _l("yes"),
    "declined": _l("no"),
    "waits": _l("yes and no"),
    "withdrawn": _l("yes taken back"),
    "of_age": _l("of age"),
}
"""What the answers about somebody come to; who is of age answers for themselves."""
REASONS = {
    "absent": _l("Absent"),
    "left": _l("Left the site"),
    "no_consent": _l("Nobody says yes"),
    "declined": _l("Does not want it"),
    "postponed": _l("Postponed by the team"),
    "in_order": _l("In order already"),
    "out_of_stock": _l("Out of stock"),
    "age": _l("Age"),
    "other": _l("Something else"),
}
MISTAKES = {
    "wrong_child": _l("Wrong child"),
    "wrong_dose": _l("Wrong vaccine or dose"),
    "not_done": _l("It was not done"),
}
"""Why somebody takes back what was noted; the app knows the other codes by itself."""
PROTECTS = {
    "hexavalent": _l("Hexavalent"),
    "pneumococcal": _l("Pneumococcal"),
    "rotavirus": _l("Rotavirus"),
    "mmr": _l("MMR"),
    "menc": _l("Meningococcal C"),
    "menacwy": _l("Meningococcal ACWY"),
    "tetravalent": _l("Tetravalent"),
    "hpv": _l("HPV"),
    "dtpa": _l("dTpa"),
    "covid": _l("Covid"),
}
"""What a vaccine protects against."""
PROTECTS_NAMES = PROTECTS | {"unknown": _l("nobody has looked at this yet")}
LOOKING_FOR = {
    "family": _l("The family asks"),
    "next_dose": _l("For the next dose"),
    "recall": _l("A lot is called back"),
    "correction": _l("To put something right"),
}
"""Why somebody looks at a card or searches a lot."""
WHO_SEES_WHAT = {
    Permission.VACCINATION_PLAN: _l("Lists of vaccination actions, who says yes, copies of cards, promises, lots"),
    Permission.VACCINATION_RECORD: _l("The list, the taps and the lots of the actions at which they help"),
    Permission.REFERRALS_CARE: _l("Referrals to care of their own service"),
}
WHEN = {
    Permission.VACCINATION_PLAN: _l("always; lists go after a month"),
    Permission.VACCINATION_RECORD: _l("from %(before)d minutes before the action to %(after)d minutes after"),
    Permission.REFERRALS_CARE: _l("as long as they are kept"),
}
KNOWN_BY = {"seen": _l("seen on the card"), "told": _l("told by the team")}
ENDINGS = {
    "kept": _l("Given"),
    "elsewhere": _l("Got it elsewhere"),
    "not_needed": _l("No longer needed"),
}
"""How a promised dose ends."""
LEFT_OUT = {
    **{code: SENTENCES[code] for code in ("not_checked", "consent_missing", "consent_declined", "consent_waits")},
    "consent_withdrawn": _l("The yes was taken back."),
    "lot_expired": _l("The lot is out of date."),
    "dose_soon": _l("A dose was given not long ago: ask the nurse."),
    "born_later": _l("Look at the date of birth."),
}
"""Why somebody is left when a whole household gets something, in short."""
UNITS = {"weeks": _l("weeks"), "months": _l("months"), "years": _l("years")}
WORDS = {
    "partner": _l("Who vaccinates"),
    "team_phone": _l("Phone of the team"),
    "emergency_contact": _l("Emergency contact"),
    "interpreter_language": _l("Language of the interpreter"),
    "interpreter_booked_on": _l("Interpreter booked on"),
    "brand": _l("Brand"),
    "protects": _l("Protects against"),
    "kind": _l("Kind"),
    "least_days": _l("Least days between two doses"),
    "dose": _l("Dose"),
    "age": _l("Age"),
    "unit": _l("Counted in"),
    "valid_from": _l("Holds from"),
    "valid_to": _l("Holds until"),
    "source": _l("Where that stands"),
    "confirmed_on": _l("Made sure on"),
}
"""What a code in the history is called."""


def age_words(age: tuple[int, str] | None) -> str:
    """An age as it is told: so many weeks, months or years."""
    if age is None:
        return _("age unknown")
    number, unit = age
    if unit == "months":
        return ngettext("%(num)d month", "%(num)d months", number)
    if unit == "weeks":
        return ngettext("%(num)d week", "%(num)d weeks", number)
    return ngettext("%(num)d year", "%(num)d years", number)
