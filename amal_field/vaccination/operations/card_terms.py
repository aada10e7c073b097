"""How long copies of cards are kept (`domain.md` G.4): a minor's until they come of age, all for some years after the
last stay."""

from datetime import date
from uuid import UUID

from amal_field.dated_settings.queries import setting
from amal_field.people.search.finding import last_seen
from amal_field.vaccination.operations import door
from amal_field.vaccination.rules.terms import card_is_over

CARD_YEARS, CARD_AGE = "vaccination.card_years", "vaccination.card_age"
AT_ONCE = 500
"""Of so many it is asked together where they were last."""


def people_to_forget(today: date) -> list[UUID]:
    """Those the copies of whose card are kept no longer."""
    years, age = int(setting(CARD_YEARS, today)), int(setting(CARD_AGE, today))
    people = door.people_with_cards()
    over = []
    for start in range(0, len(people), AT_ONCE):
        some = people[start : start + AT_ONCE]
        seen = last_seen([one.person_id for one in some])
        for one in some:
            last = seen[one.person_id].on if one.person_id in seen else one.recorded_on
            until = age if one.others_said_yes else None
            if card_is_over(one.born_on, last, today, years=years, until_age=until):
                over.append(one.person_id)
    return over
