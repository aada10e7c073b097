"""What was noted is put right: moved to a brother or sister; on a closed list by the coordinator. On both engines."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.vaccination.models.cards import CardCopy
from amal_field.vaccination.models.health import VaccinationOutcome
from amal_field.vaccination.operations import answers, closing, corrections, outcomes
from amal_field.vaccination.operations.outcomes import Shot
from tests.vaccination.world import a_list, a_lot, found, gets, line_id_of, says_yes, the_list, visit

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine", "world")


@pytest.fixture
def day(stamp_of):
    """An action with Sammy, who got Hexyon, dose 2 and promised more, and Davy, both with a yes."""
    farah = stamp_of("farah")
    action = a_list(farah)
    says_yes(farah, action, "Sammy", "Davy", card=True)
    lot = a_lot(farah, action)
    gets(farah, action, "Sammy", lot, dose=2)
    return action, lot


def given_to(action, name) -> list[tuple]:
    return [(one.vaccine.brand, one.outcome.dose) for one in the_list(action)[name].given]


def moved(action, stamp, to: str = "Davy"):
    outcome = the_list(action)["Sammy"].noted[0].outcome
    keys = line_id_of(action, "Sammy"), outcome.id, line_id_of(action, to)
    return corrections.move(found(action), *keys, visit(), stamp=stamp)


def test_a_dose_was_for_a_brother(day, stamp_of):
    action, lot = day
    at = the_list(action)["Sammy"].given[0].outcome.given_at
    moved(action, stamp_of("farah"))
    assert (given_to(action, "Sammy"), given_to(action, "Davy")) == ([], [("Hexyon", 2)])
    outcome = the_list(action)["Davy"].given[0].outcome
    assert (outcome.lot_id, outcome.given_at) == (lot.lot.id, at)
    codes = db.session.scalars(select(VaccinationOutcome.cancelled_code)).all()
    assert sorted(codes, key=str) == [None, "wrong_child"]


def test_so_was_a_reason(day, stamp_of):
    action, _lot = day
    outcomes.not_give(found(action), line_id_of(action, "Davy"), "absent", visit(), stamp=stamp_of("farah"))
    outcome = the_list(action)["Davy"].noted[0].outcome
    keys = line_id_of(action, "Davy"), outcome.id
    with pytest.raises(RuleBroken, match="given_already"):
        corrections.move(found(action), *keys, line_id_of(action, "Sammy"), visit(), stamp=stamp_of("farah"))


@pytest.mark.parametrize("to", ["Sammy", None])
def test_it_goes_to_somebody_else_of_the_household(day, stamp_of, to):
    action, _lot = day
    outcome = the_list(action)["Sammy"].noted[0].outcome
    target = line_id_of(action, to) if to else None
    with pytest.raises(RuleBroken, match="not_of_household"):
        corrections.move(
            found(action), line_id_of(action, "Sammy"), outcome.id, target, visit(), stamp=stamp_of("farah")
        )


def test_who_it_goes_to_needs_a_yes(day, stamp_of):
    action, _lot = day
    yes = the_list(action)["Davy"].answers[0]
    answers.withdraw_answer(found(action), line_id_of(action, "Davy"), yes.id, visit(), stamp=stamp_of("farah"))
    with pytest.raises(RuleBroken, match="consent_withdrawn"):
        moved(action, stamp_of("farah"))


def test_a_postponed_dose_is_given_later_that_day(day, stamp_of):
    action, lot = day
    key = line_id_of(action, "Davy")
    outcomes.not_give(found(action), key, "postponed", visit(), stamp=stamp_of("farah"))
    outcomes.give(found(action), key, Shot(lot), visit(), stamp=stamp_of("farah"))
    assert the_list(action)["Davy"].not_given is None
    assert given_to(action, "Davy") == [("Hexyon", 1)]


def test_the_coordinator_puts_right_a_closed_list_with_a_code_and_the_card_follows(day, stamp_of):
    action, _lot = day
    farah = stamp_of("farah")
    closing.close_action(found(action), stamp=farah)
    assert len(db.session.scalars(select(CardCopy)).all()) == 1
    corrects, key = replace(visit(), corrects=True), line_id_of(action, "Sammy")
    outcome = the_list(action)["Sammy"].given[0].outcome
    with pytest.raises(RuleBroken, match="action_closed"):
        corrections.take_back(found(action), key, outcome.id, "not_done", visit("lena"), stamp=farah)
    with pytest.raises(RuleBroken, match="say_why"):
        corrections.take_back(found(action), key, outcome.id, None, corrects, stamp=farah)
    corrections.take_back(found(action), key, outcome.id, "not_done", corrects, stamp=farah)
    assert given_to(action, "Sammy") == []
    assert db.session.scalars(select(CardCopy)).all() == []
