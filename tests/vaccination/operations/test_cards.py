"""Copies of cards and promises: made on consent alone, kept by a later dose, gone with the yes, on both engines."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.dated_settings.models import DatedSetting
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.refusal import RuleBroken
from amal_field.stamp import stamped
from amal_field.transit_site.models import Stay
from amal_field.vaccination.models import VaccinationAction, VaccineLot
from amal_field.vaccination.models.cards import CardCopy, PromisedDose
from amal_field.vaccination.operations import answers, cards, closing, corrections, door, lists, promises, removal
from amal_field.vaccination.operations.answers import Said
from amal_field.vaccination.operations.card_terms import CARD_YEARS, people_to_forget
from amal_field.vaccination.operations.cards import DoseOnCard
from amal_field.vaccination.queries import reference
from tests.vaccination.world import (
    YES,
    a_copied_dose,
    a_list,
    a_lot,
    an_action,
    found,
    gets,
    line_id_of,
    promised,
    says_yes,
    the_list,
    visit,
)

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine", "world")

DECEMBER = date(2026, 12, 1)


def copies() -> list[CardCopy]:
    return list(db.session.scalars(select(CardCopy).order_by(CardCopy.given_on)))


def person_of(action, name: str = "Sammy") -> Person:
    return the_list(action)[name].person


def later_dose(stamp, brand: str = "Hexyon") -> None:
    """Sammy is on another list, and gets something there."""
    action = an_action(stamp, on=clock.day_of(stamp.at))
    lists.make_list(found(action), stamp=stamp)
    says_yes(stamp, action, "Sammy")
    gets(stamp, action, "Sammy", a_lot(stamp, action, brand, "LATER1"), is_confirmed=True)


def test_a_yes_to_the_vaccination_copies_nothing(stamp_of):
    farah = stamp_of("farah")
    action = a_list(farah)
    says_yes(farah, action, "Sammy")
    gets(farah, action, "Sammy", a_lot(farah, action), next_month=DECEMBER)
    closing.close_action(found(action), stamp=farah)
    assert copies() == []


def test_closing_copies_what_was_given_with_its_consent(stamp_of):
    action = a_copied_dose(stamp_of("farah"), month=DECEMBER)
    [copy] = copies()
    kept = (copy.dose, copy.known_by, copy.consent_by, copy.consent_name, copy.consent_how, copy.given_on)
    assert kept == (1, "told", "parent", "Nele Mayer", "present", found(action).day)
    assert [one.promise.month for one in promised(stamp_of("farah"))] == [DECEMBER]


def test_closing_again_follows_what_was_corrected(stamp_of):
    farah = stamp_of("farah")
    action = a_copied_dose(farah, month=DECEMBER)
    closing.reopen_action(found(action), stamp=farah)
    outcome = the_list(action)["Sammy"].given[0].outcome
    corrections.take_back(found(action), line_id_of(action, "Sammy"), outcome.id, "not_done", visit(), stamp=farah)
    closing.close_action(found(action), stamp=farah)
    assert copies() == []
    assert promised(farah) == []


def test_a_list_that_goes_leaves_the_copy_and_its_lot(stamp_of, frozen_clock):
    farah = stamp_of("farah")
    action = a_list(farah)
    says_yes(farah, action, "Sammy", card=True)
    says_yes(farah, action, "Davy")
    gets(farah, action, "Sammy", a_lot(farah, action), next_month=DECEMBER)
    gets(farah, action, "Davy", a_lot(farah, action, "Boostrix", "GONE1"))
    removal.remove_list(found(action), stamp=stamp_of("farah", clock.now() + timedelta(days=31)))
    [copy] = copies()
    assert copy.outcome_id is None
    assert db.session.scalars(select(VaccineLot.lot)).all() == ["F9321"]
    assert len(promised(farah)) == 1


def test_a_withdrawn_yes_takes_the_copies_at_once(stamp_of):
    farah = stamp_of("farah")
    action = a_copied_dose(farah, month=DECEMBER)
    assert cards.withdraw_card(person_of(action).id, stamp=farah) == 1
    assert cards.withdraw_card(person_of(action).id, stamp=farah) == 0
    assert copies() == []
    assert cards.copy_list(found(action), stamp=farah) == 0


def test_a_yes_withdrawn_on_the_list_takes_them_too(stamp_of):
    farah = stamp_of("farah")
    action = a_copied_dose(farah)
    closing.reopen_action(found(action), stamp=farah)
    yes = the_list(action)["Sammy"].card_answers[0]
    answers.withdraw_answer(found(action), line_id_of(action, "Sammy"), yes.id, visit(), stamp=farah)
    assert copies() == []
    assert the_list(action)["Sammy"].given


def test_a_copy_counts_for_the_next_dose_and_stands_beside_the_line(stamp_of):
    action = a_copied_dose(stamp_of("farah"))
    other = an_action(stamp_of("farah"))
    lists.make_list(found(other), stamp=stamp_of("farah"))
    listed = door.line_of(other.id, line_id_of(other, "Sammy"), visit())
    assert [one.vaccine.brand for one in listed.on_card] == ["Hexyon"]
    assert len(listed.doses) == 1
    assert action.id != other.id


@pytest.mark.parametrize(("brand", "open_ones"), [("Hexyon", 0), ("Boostrix", 1)])
def test_a_later_dose_against_the_same_keeps_a_promise(stamp_of, brand, open_ones):
    a_copied_dose(stamp_of("farah", clock.now() - timedelta(days=28)), month=DECEMBER)
    later_dose(stamp_of("farah"), brand)
    assert len(promised(stamp_of("farah"))) == open_ones


def test_a_promise_that_was_kept_stays_so_when_the_list_goes(stamp_of):
    a_copied_dose(stamp_of("farah", clock.now() - timedelta(days=28)), month=DECEMBER)
    later_dose(stamp_of("farah"))
    actions = {one.day: one for one in _all_found()}
    removal.remove_list(actions[max(actions)], stamp=stamp_of("farah", clock.now() + timedelta(days=40)))
    assert promised(stamp_of("farah")) == []
    assert db.session.scalars(select(PromisedDose.ended_as)).all() == ["kept"]


def _all_found():
    return [found(action) for action in db.session.scalars(select(VaccinationAction))]


def test_a_promise_ends_and_stands_again(stamp_of):
    farah = stamp_of("farah")
    a_copied_dose(farah, month=DECEMBER)
    [one] = promised(farah)
    promises.end_promise(one.promise.id, "elsewhere", visit(), stamp=farah)
    promises.end_promise(one.promise.id, "elsewhere", visit(), stamp=farah)
    assert promised(farah) == []
    promises.reopen_promise(one.promise.id, visit(), stamp=farah)
    assert len(promised(farah)) == 1


def test_who_is_on_the_site_stands_on_top_with_the_pitch(stamp_of):
    farah = stamp_of("farah")
    a_copied_dose(farah, month=date(2027, 3, 1))
    [one] = promised(farah)
    assert (one.is_here, one.place) == (True, 12)


WRONG = {
    "dose_ahead": {"given_on": date(2026, 11, 24)},
    "dose_before_birth": {"given_on": date(2020, 1, 1)},
    "copy_known": {"given_on": date(2026, 11, 23)},
    "minor_no_adult": {"said": Said("yes", "adult", None, "present")},
}


@pytest.mark.parametrize("code", WRONG)
def test_a_dose_that_cannot_be_is_not_copied(stamp_of, code):
    person = person_of(a_copied_dose(stamp_of("farah")))
    given_on = WRONG[code].get("given_on", date(2025, 1, 1))
    dose = DoseOnCard(reference.vaccine_by_brand("hexyon"), given_on)
    with pytest.raises(RuleBroken, match=code):
        cards.note_copy(person.id, person.born_on, dose, WRONG[code].get("said", YES), visit(), stamp=stamp_of("farah"))


def test_copies_of_a_minor_go_at_eighteen_and_all_years_after_the_last_stay(stamp_of):
    farah = stamp_of("farah")
    action = a_copied_dose(farah)
    person = person_of(action)
    assert people_to_forget(date(2029, 11, 22)) == []  # still on the site: seen that day
    for stay in db.session.scalars(select(Stay)):
        stay.departed_on = date(2026, 11, 23)
        for one in stay.persons:
            one.to_on = date(2026, 11, 23)
    db.session.flush()
    assert people_to_forget(date(2029, 11, 22)) == []
    assert people_to_forget(date(2029, 11, 23)) == [person.id]
    db.session.add(DatedSetting(code=CARD_YEARS, valid_from=date(2026, 1, 1), value=18, source="AVG", **stamped(farah)))
    db.session.flush()
    grown = person.born_on.replace(year=person.born_on.year + 18)
    assert people_to_forget(grown - timedelta(days=1)) == []
    assert people_to_forget(grown) == [person.id]
    assert cards.remove_cards(person.id, stamp=farah) == 1
    assert cards.remove_cards(person.id, stamp=farah) == 0
