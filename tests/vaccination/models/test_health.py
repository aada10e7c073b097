"""What the database refuses whoever asks, tried by going around the operations, on both engines."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from amal_field import clock
from amal_field.accounts.offers.demo import player
from amal_field.db import db, new_key
from amal_field.people.models import Person
from amal_field.vaccination.models import LotToday
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from tests.vaccination.world import a_list, a_lot, gets, says_yes, the_list

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine", "world")

TODAY = date(2026, 11, 23)


@pytest.fixture
def day(stamp_of):
    """An action with Sammy, of whom a parent said yes, Davy, of whom nobody did, and a lot of Hexyon."""
    action = a_list(stamp_of("farah"))
    says_yes(stamp_of("farah"), action, "Sammy")
    return action, the_list(action), a_lot(stamp_of("farah"), action)


def row(**values) -> dict:
    """A row with the columns that every one of them has."""
    by = player("farah").id
    return {"id": new_key(), "recorded_at": clock.now(), "recorded_by_id": by, **values}


def given(day, name="Sammy", **more) -> dict:
    """What the operations would write of a dose."""
    _action, listed, lot = day
    yes = listed["Sammy"].answers[0]
    sound = {
        "line_id": listed[name].line.id,
        "outcome": "given",
        "vaccine_id": lot.vaccine.id,
        "lot_id": lot.lot.id,
        "dose": 1,
        "consent_id": yes.id,
        "consent_purpose": "vaccination",
        "consent_answer": "yes",
        "given_on": TODAY,
        "given_at": clock.now(),
    }
    return row(**sound | more)


def refused(statement) -> str:
    """The database refuses it; with which words."""
    with pytest.raises(IntegrityError) as error, db.session.begin_nested():
        db.session.execute(statement)
    return str(error.value.orig)


NO_CONSENT = dict.fromkeys(("consent_id", "consent_purpose", "consent_answer"))
WRONG = {
    "no vaccine": {"vaccine_id": None, "lot_id": None},
    "a reason": {"reason": "absent"},
    "a dose of none": {"dose": 0},
    "a tenth dose": {"dose": 10},
    "no consent": NO_CONSENT,
    "a yes of nobody": {"consent_id": new_key()},
    "a no": {"consent_answer": "no"},
    "a yes to a copy of the card": {"consent_purpose": "card"},
    "half a consent": {"consent_answer": None},
    "of age tomorrow": NO_CONSENT | {"adult_on": TODAY + timedelta(days=1)},
    "an unknown outcome": {"outcome": "perhaps"},
    "a code of no correction": {"cancelled_code": "wrong_child"},
    "confirmed by nobody": {"confirmed_at": clock.now()},
}


def test_a_sound_row_is_taken(day):
    db.session.execute(insert(VaccinationOutcome).values(**given(day)))
    of_age = NO_CONSENT | {"adult_on": TODAY}
    db.session.execute(insert(VaccinationOutcome).values(**given(day, "Davy", **of_age)))


@pytest.mark.parametrize("what", WRONG)
def test_given_is_refused_with(day, what):
    refused(insert(VaccinationOutcome).values(**given(day, **WRONG[what])))


def test_a_yes_of_another_line_is_none(day):
    refused(insert(VaccinationOutcome).values(**given(day, "Davy")))


def test_a_lot_of_another_vaccine_is_refused(day, stamp_of):
    other = a_lot(stamp_of("farah"), day[0], "Prevenar 13", "P1")
    refused(insert(VaccinationOutcome).values(**given(day, lot_id=other.lot.id)))
    refused(update(LotToday).where(LotToday.id == other.today.id).values(lot_id=day[2].lot.id))


@pytest.mark.parametrize("more", [{"reason": None}, {"dose": 1}, {"lot": True}, {"reason": "allergy"}])
def test_not_given_has_a_reason_and_nothing_else(day, more):
    _action, listed, lot = day
    values = {"line_id": listed["Davy"].line.id, "outcome": "not_given", "reason": "absent", **more}
    if values.pop("lot", None):
        values |= {"lot_id": lot.lot.id, "vaccine_id": lot.vaccine.id}
    refused(insert(VaccinationOutcome).values(**row(**values, given_on=TODAY, given_at=clock.now())))


def test_one_of_a_vaccine_stands_and_one_reason(day):
    db.session.execute(insert(VaccinationOutcome).values(**given(day)))
    refused(insert(VaccinationOutcome).values(**given(day)))
    taken_back = {"cancelled_at": clock.now(), "cancelled_by_id": player("farah").id, "cancelled_code": "wrong_dose"}
    db.session.execute(update(VaccinationOutcome).values(**taken_back))
    db.session.execute(insert(VaccinationOutcome).values(**given(day)))
    why = {"line_id": day[1]["Davy"].line.id, "outcome": "not_given", "given_on": TODAY, "given_at": clock.now()}
    db.session.execute(insert(VaccinationOutcome).values(**row(**why, reason="absent")))
    refused(insert(VaccinationOutcome).values(**row(**why, reason="left")))


def test_nobody_stands_on_a_list_twice_nor_under_one_number(day):
    line = day[1]["Sammy"].line
    same = {"action_id": line.action_id, "person_id": line.person_id, "recorded_person_id": line.person_id}
    new = row(**same, came_as="site", number=99, revision=0)
    refused(insert(VaccinationLine).values(**new))
    other = {**new, "person_id": player_person(), "recorded_person_id": player_person()}
    refused(insert(VaccinationLine).values(**{**other, "number": line.number}))
    refused(insert(VaccinationLine).values(**{**other, "number": 0}))
    refused(insert(VaccinationLine).values(**{**other, "came_as": "bus"}))
    refused(update(VaccinationLine).values(checked_at=clock.now()))


def player_person():
    """Somebody who is on no list."""
    listed = select(VaccinationLine.person_id)
    return db.session.scalars(select(Person.id).where(Person.id.not_in(listed)).limit(1)).one()


@pytest.mark.parametrize(
    "more",
    [
        {"how": "phone"},
        {"said_by": "neighbour"},
        {"answer": "maybe"},
        {"purpose": "photo"},
        {"withdrawn_on": TODAY},
        {"withdrawn_at": clock.now()},
    ],
)
def test_an_answer_is_one_of_those_that_there_are(day, more):
    sound = {"purpose": "vaccination", "answer": "yes", "said_by": "parent", "how": "paper", "given_on": TODAY}
    line_id = day[1]["Davy"].line.id
    refused(insert(VaccinationConsent).values(**row(line_id=line_id, **sound | more)))


def test_what_was_given_keeps_its_yes(day, stamp_of):
    action, _listed, lot = day
    gets(stamp_of("farah"), action, "Sammy", lot)
    refused(update(VaccinationConsent).values(answer="no"))
