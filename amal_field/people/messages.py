"""The sentences of people."""

from datetime import date

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p
from flask_babel import ngettext

from amal_field.people import rules

MONTHS_BELOW = 2
"""Children are counted in months until they have so many years."""

SENTENCES = {
    "nameless": _l("Fill in at least one name; a nickname is enough."),
    "birth_unreal": _l("This day does not exist. A month and a year, or a year alone, is enough."),
    "birth_in_future": _l("This day has not come yet."),
    "dossier_without_digit": _l("A dossier number has a digit in it."),
    "not_a_language": _l("This is no ISO 639 code of a language."),
    "not_a_phone": _l("The spreadsheet made a number with decimals of this phone number. Type it again as text."),
    "not_a_country": _l("This is no ISO 3166 code of a country."),
    "member_already": _l("This person is in the household already."),
    "member_gone": _l("This person has left the household."),
    "member_not_yet": _l("This day lies before somebody came to the household."),
    "split_nobody": _l("Tick who goes on in a household of their own."),
    "split_everybody": _l("Somebody has to stay. Leave at least one person out."),
    "join_itself": _l("This is the same household. Choose another."),
    "join_nobody": _l("Nobody is in this household any more."),
    "not_assigned": _l("Only 1 January is assigned. Take the tick away, or write 1/1."),
    "same_as_itself": _l("A row cannot be the same human being as itself."),
    "merge_with_itself": _l("This is one and the same row. Choose another."),
    "merge_in_circle": _l("The other row describes this person already. Take that back first."),
    "merged_already": _l("Somebody has merged this row already. Load the page again."),
    "same_as_circle": _l("These rows point at each other in a circle: %(numbers)s."),
}

EVENTS = {
    "people:person:register": _l("Registered"),
    "people:person:correct": _l("Corrected: %(fields)s"),
    "people:person:merge": _l("%(duplicate)s turned out to be %(person)s; taken over from there: %(fields)s"),
    "people:duplicate:merge": _l("Turned out to be %(person)s"),
    "people:merge:undo": _l("Not the same after all: %(duplicate)s and %(person)s"),
    "people:person:tell_apart": _l("Not the same person as %(other)s"),
    "people:difference:undo": _l("Perhaps the same person as %(other)s after all"),
    "people:household:register": _l("Household made"),
    "people:household:correct": _l("Household corrected: %(fields)s"),
    "people:member:join": _l("%(person)s joined the household"),
    "people:member:leave": _l("%(person)s left the household on %(on)s"),
    "people:member:stay": _l("%(person)s is in the household after all"),
    "people:member:change": _l("%(person)s: %(relation)s instead of %(before)s"),
    "people:household:enter": _l("Joined the household %(household)s"),
    "people:household:leave": _l("Left the household %(household)s on %(on)s"),
    "people:household:split": _l("On %(on)s these went on as the household %(household)s: %(people)s"),
    "people:household:begin": _l("Came out of the household %(household)s on %(on)s: %(people)s"),
    "people:household:join": _l("All went on in the household %(household)s on %(on)s"),
    "people:household:receive": _l("From the household %(household)s came on %(on)s: %(people)s"),
    "people:person:import": _l("Taken over from the register %(register)s"),
    "people:household:import": _l("Taken over from the register %(register)s"),
}

RELATIONS = {
    "holder": _p("in a household", "Holder"),
    "partner": _l("Partner"),
    "child": _l("Child"),
    "parent": _l("Parent"),
    "other": _l("Other"),
}

SEXES = {"f": _p("of a person", "Woman"), "m": _p("of a person", "Man"), "x": _p("of a person", "Other")}

WORDS = RELATIONS | {
    "given_name": _l("First name"),
    "family_name": _l("Family name"),
    "nickname": _l("Nickname"),
    "born_on": _l("Birth"),
    "phone": _l("Phone"),
    "dossier_number": _l("Dossier number"),
    "birth": _l("Birth"),
    "native_name": _l("Name in own script"),
    "patronymic": _l("Patronymic"),
    "sex": _p("of a person", "Sex"),
    "languages": _l("Languages"),
    "country": _l("Country"),
    "new_resident": _l("New in Ghent"),
    "volunteer_since_on": _l("Volunteer since"),
    "student_at": _l("Student at"),
    "name": _l("Name"),
    "language": _l("Language"),
}
"""What a code in the history is called."""

LIKELIHOODS = {
    "certain": _l("almost certainly one person"),
    "probable": _l("probably one person"),
    "possible": _l("perhaps one person"),
}
"""How likely two rows describe one human being."""

REASONS = {
    "same_name": _l("same name"),
    "same_nickname": _l("same nickname"),
    "name_begins": _l("name begins so"),
    "name_respelt": _l("name in another spelling"),
    "name_alike": _l("name looks alike"),
    "short_form": _l("short form of the name"),
    "one_name": _l("one of the names is the same"),
    "same_language": _l("speaks this language"),
    "same_birth": _l("same day of birth"),
    "birth_alike": _l("day of birth looks alike"),
    "same_birth_year": _l("same year of birth"),
    "same_phone": _l("same phone"),
    "phone_of_household": _l("phone of the household"),
    "same_household": _l("same household"),
    "same_dossier": _l("same dossier number"),
    "plate": _l("number plate"),
    "ticket": _l("ticket number"),
    "dossier": _l("dossier number"),
    "member": _l("member of the household"),
    "known_as": _l("registered twice"),
}
"""Why the search shows somebody, or why two may be the same."""


def age_words(born_on: date, day: date, *, in_months: bool = True) -> str:
    """How old somebody is on `day`: `34 years`, and `7 months` under two years where the month of birth is known."""
    years = rules.age_on(born_on, day)
    if in_months and 0 <= years < MONTHS_BELOW:
        months = rules.months_on(born_on, day)
        return ngettext("%(num)d month", "%(num)d months", months)
    return ngettext("%(num)d year", "%(num)d years", years)
