"""What the database holds of registers and of rolls, whoever asks: tried by going around the operations."""

from datetime import date

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from amal_field import clock
from amal_field.attendance.models import Attendance, GroupSession, Programme, SessionHelper, SheetRow
from amal_field.attendance.queries.kept_elsewhere import KEPT_ELSEWHERE
from amal_field.db import db, new_key, violated
from amal_field.vaccination.models import Vaccine
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from amal_field.vaccination.models.imports import RemovedNumber
from amal_field.vaccination.models.waiting import WaitingLine, WaitingOutcome
from amal_field.vaccination.queries.actions import KIND
from migrations import guards
from tests.attendance.world import a_person, a_session, helping, mark
from tests.vaccination.world import a_list, a_lot, found, gets, says_yes, the_list

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine", "world")


def refused(statement) -> str:
    """The database refuses it; with which words."""
    with pytest.raises(IntegrityError) as error, db.session.begin_nested():
        db.session.execute(statement)
    return violated(error.value)


@pytest.fixture
def farah(stamp_of):
    return stamp_of("farah")


@pytest.fixture
def action(farah):
    return a_list(farah)


def stamped_row(farah, **values) -> dict:
    return {"id": new_key(), "recorded_at": farah.at, "recorded_by_id": farah.by_id, **values}


def test_nobody_takes_part_in_the_roll_of_a_list_that_is_kept_elsewhere(action, farah):
    session, person = found(action).session, a_person(farah)
    both = {"session_id": session.id, "person_id": person.id}
    present = stamped_row(farah, **both, recorded_person_id=person.id, revision=0)
    for more in ({}, {"cancelled_at": farah.at, "cancelled_by_id": farah.by_id}):
        told = refused(insert(Attendance).values(role="participant", **present, **more))
        assert guards.roll_guard_name("attendances") in told
    db.session.execute(insert(Attendance).values(role="helper", **present))
    assert guards.roll_guard_name("attendances") in refused(update(Attendance).values(role="participant"))
    sheet = {name: value for name, value in stamped_row(farah, **both).items() if name != "id"}
    assert guards.roll_guard_name("sheet_rows") in refused(insert(SheetRow).values(number=1, **sheet))
    helper = a_person(farah, "Karim")
    db.session.add(SessionHelper(**both | {"person_id": helper.id}, recorded_at=farah.at, recorded_by_id=farah.by_id))
    db.session.flush()


@pytest.mark.parametrize("by_sheet", [False, True])
def test_neither_a_row_nor_a_session_moves_there(action, farah, by_sheet):
    session, other, person = found(action).session, a_session(farah, "class_unit"), a_person(farah)
    if by_sheet:
        numbered = {"recorded_at": farah.at, "recorded_by_id": farah.by_id, "number": 1}
        db.session.add(SheetRow(session_id=other.id, person_id=person.id, **numbered))
        db.session.flush()
    else:
        mark(farah, other, person)
    table = SheetRow if by_sheet else Attendance
    assert guards.roll_guard_name(table.__tablename__) in refused(update(table).values(session_id=session.id))
    there = update(GroupSession).where(GroupSession.id == other.id).values(programme_id=session.programme_id)
    assert guards.roll_guard_name("group_sessions") in refused(there)


def test_a_session_where_only_helpers_were_may_become_one(action, farah):
    other = a_session(farah, "class_unit")
    mark(farah, other, helping(farah, "karim", other), role="helper")
    there = update(GroupSession).where(GroupSession.id == other.id)
    db.session.execute(there.values(programme_id=found(action).session.programme_id))


def test_the_database_guards_the_kinds_that_the_rooms_keep():
    kinds = {kind for kept in KEPT_ELSEWHERE.values() for kind in kept}
    assert kinds == set(guards.KEPT_ELSEWHERE) == {KIND}
    assert all(f"'{kind}'" in clash for kind in kinds for _rows, clash in guards.ROLL_GUARDS.values())
    assert set(db.session.scalars(select(Programme.kind))) > kinds


def test_what_a_register_tells_has_its_own_number_once(action, farah):
    listed = the_list(action)
    says_yes(farah, action, "Sammy", "Davy")
    gets(farah, action, "Sammy", a_lot(farah, action))
    gets(farah, action, "Davy", a_lot(farah, action))
    refused(update(VaccinationLine).values(register_no="A1"))
    refused(update(VaccinationOutcome).values(register_no="I1"))
    assert listed


def test_only_a_register_tells_of_somebody_of_whom_the_birth_is_unknown(action, farah):
    line, lot = the_list(action)["Sammy"].line, a_lot(farah, action)
    given = {
        "line_id": line.id,
        "recorded_line_id": line.id,
        "outcome": "given",
        "vaccine_id": lot.vaccine.id,
        "given_on": date(2026, 11, 23),
        "given_at": clock.now(),
    }
    assert "given_by_consent" in refused(insert(VaccinationOutcome).values(**stamped_row(farah, **given)))
    told = given | {"register_no": "I1"}
    minor = told | {"adult_on": date(2026, 11, 24)}
    assert "given_by_consent" in refused(insert(VaccinationOutcome).values(**stamped_row(farah, **minor)))
    soon = given | {"adult_on": date(2020, 1, 1), "soon_after": date(2026, 11, 20)}
    assert "soon_after_by_register" in refused(insert(VaccinationOutcome).values(**stamped_row(farah, **soon)))
    db.session.execute(insert(VaccinationOutcome).values(**stamped_row(farah, **told, soon_after=date(2026, 11, 20))))
    half = update(VaccinationOutcome).values(consent_answer="yes")
    assert "consent_is_a_yes" in refused(half)


def test_of_each_vaccine_nothing_was_given_once(action, farah):
    line, lot = the_list(action)["Sammy"].line, a_lot(farah, action)
    noted = {"line_id": line.id, "recorded_line_id": line.id, "given_on": date(2026, 11, 23), "given_at": clock.now()}
    noted |= {"outcome": "not_given", "reason": "out_of_stock"}
    for vaccine_id in (None, lot.vaccine.id):
        row = insert(VaccinationOutcome).values(**stamped_row(farah, **noted, vaccine_id=vaccine_id))
        db.session.execute(row)
        again = insert(VaccinationOutcome).values(**stamped_row(farah, **noted, vaccine_id=vaccine_id))
        assert "line_id" in refused(again) or "not_given" in refused(again)
    for wrong in ({"dose": 1}, {"lot_id": lot.lot.id}, {"reason": None}):
        assert "not_given_has_a_reason" in refused(update(VaccinationOutcome).values(**wrong))


def test_an_answer_takes_along_what_rests_on_it(action, farah):
    """Two lines that become one: the database keeps a dose and its yes on one line."""
    listed = the_list(action)
    says_yes(farah, action, "Sammy")
    gets(farah, action, "Sammy", a_lot(farah, action))
    outcome = the_list(action)["Sammy"].given[0].outcome
    refused(update(VaccinationOutcome).values(line_id=listed["Davy"].line.id))
    db.session.execute(update(VaccinationConsent).values(line_id=listed["Davy"].line.id))
    db.session.refresh(outcome)
    assert outcome.line_id == listed["Davy"].line.id


@pytest.mark.parametrize(
    "row",
    [
        lambda action: insert(VaccinationLine).values(came_as="bus"),
        lambda action: insert(WaitingLine).values(line_id=new_key()),
        lambda action: insert(WaitingOutcome).values(outcome_id=new_key()),
        lambda action: insert(RemovedNumber).values(register="vaccinaties", number="I1", action_id=new_key()),
        lambda action: update(VaccinationLine).values(came_as="register"),
        lambda action: update(Vaccine).values(protects="measles"),
    ],
    ids=["a line of nobody", "no such line", "no such outcome", "no such action", "another way", "another disease"],
)
def test_a_row_of_nothing_is_refused(action, row):
    refused(row(action))


def test_a_number_is_removed_once(action):
    row = insert(RemovedNumber).values(register="vaccinaties", number="I1", action_id=action.id)
    db.session.execute(row)
    refused(row)
