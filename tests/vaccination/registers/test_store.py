"""What registers tell of vaccination stands on the lists, and nowhere else."""

from datetime import date

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.attendance.models import Attendance, GroupSession
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.looks.models import Look
from amal_field.people.models import Person
from amal_field.registers.models import ImportedRow
from amal_field.vaccination.models import ActionCount, VaccinationAction, Vaccine
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from amal_field.vaccination.models.imports import HealthImport
from amal_field.vaccination.operations import corrections, door
from tests.registers.folders import attendance, person, session, vaccination
from tests.vaccination.conftest import PERSONS, SESSIONS
from tests.vaccination.world import found, visit

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine", "world")

BOTH = [vaccination(), vaccination("I2", uitkomst="niet_gegeven", persoon_nr="P5", reden="uitgesteld")]
ROLL = [attendance("A1"), attendance("A2", persoon_nr="P5")]


def told() -> dict[str, tuple]:
    """Number → session, person, outcome, vaccine, who said yes, of what stands."""
    rows = db.session.execute(
        select(
            VaccinationOutcome.register_no,
            GroupSession.register_no,
            Person.register_no,
            VaccinationOutcome.outcome,
            Vaccine.brand,
            VaccinationConsent.said_by,
        )
        .join(VaccinationLine, VaccinationLine.id == VaccinationOutcome.line_id)
        .join(VaccinationAction, VaccinationAction.id == VaccinationLine.action_id)
        .join(GroupSession, GroupSession.id == VaccinationAction.session_id)
        .join(Person, Person.id == VaccinationLine.person_id)
        .outerjoin(Vaccine, Vaccine.id == VaccinationOutcome.vaccine_id)
        .outerjoin(VaccinationConsent, VaccinationConsent.id == VaccinationOutcome.consent_id)
        .where(VaccinationOutcome.stands)
    )
    return {number: tuple(rest) for number, *rest in rows}


def lines() -> dict[str | None, tuple]:
    """Number in the register of attendances → session and person, of lines that stand."""
    rows = db.session.execute(
        select(VaccinationLine.register_no, GroupSession.register_no, Person.register_no)
        .join(VaccinationAction, VaccinationAction.id == VaccinationLine.action_id)
        .join(GroupSession, GroupSession.id == VaccinationAction.session_id)
        .join(Person, Person.id == VaccinationLine.person_id)
        .where(VaccinationLine.stands)
        .order_by(VaccinationLine.number)
    )
    return {number: tuple(rest) for number, *rest in rows}


def outcome(number: str) -> VaccinationOutcome:
    return db.session.scalars(select(VaccinationOutcome).where(VaccinationOutcome.register_no == number)).one()


def rows_of(table) -> int:
    return len(db.session.scalars(select(table)).all())


def action(number: str = "S1") -> VaccinationAction:
    wanted = select(VaccinationAction).join(GroupSession, GroupSession.id == VaccinationAction.session_id)
    return db.session.scalars(wanted.where(GroupSession.register_no == number)).one()


def test_both_registers_make_one_line_a_person_whichever_comes_first(import_):
    report = import_(BOTH, aanwezigheden=ROLL)
    assert (report.problems, report.made["aanwezigheden"], report.made["vaccinaties"]) == ([], 2, 2)
    assert lines() == {"A1": ("S1", "P1"), "A2": ("S1", "P5")}
    assert told() == {
        "I1": ("S1", "P1", "given", "Hexyon", "parent"),
        "I2": ("S1", "P5", "not_given", None, None),
    }
    assert (rows_of(VaccinationLine), action().imported_on) == (2, clock.today())
    later = [vaccination("I3", persoon_nr="P2", sessie_nr="S2", vaccin="Comirnaty")]
    import_(later)
    assert lines()[None] == ("S2", "P2")
    import_(later, aanwezigheden=[*ROLL, attendance("A3", persoon_nr="P2", sessie_nr="S2")])
    assert (lines()["A3"], rows_of(VaccinationLine)) == (("S2", "P2"), 3)


def test_nothing_of_it_stands_elsewhere(import_):
    import_(BOTH, aanwezigheden=[*ROLL, attendance("A3", persoon_nr="P2", rol="begeleider")])
    assert [row.role for row in db.session.scalars(select(Attendance))] == ["helper"]
    kept = select(ImportedRow.number).where(ImportedRow.register.in_(("aanwezigheden", "vaccinaties")))
    assert db.session.scalars(kept).all() == ["A3"]
    apart = db.session.execute(select(HealthImport.register, HealthImport.number)).all()
    assert {tuple(one) for one in apart} == {
        ("aanwezigheden", "A1"),
        ("aanwezigheden", "A2"),
        ("vaccinaties", "I1"),
        ("vaccinaties", "I2"),
    }
    entries = db.session.scalars(select(AuditEntry).where(AuditEntry.tag.like("vaccination:list:%"))).all()
    assert [(one.subject_table, one.details) for one in entries] == [("vaccination_actions", {"people": 2})]
    assert rows_of(Look) == 0


def test_the_same_folder_twice_changes_nothing(import_):
    everything = [
        *BOTH,
        vaccination("I3", persoon_nr="P2", toestemming_door="", volgende_dosis="05/2022"),
        vaccination(
            "I4", uitkomst="niet_gegeven", reden="geweigerd", persoon_nr="P2", sessie_nr="S2", toestemming_door="zelf"
        ),
        vaccination("I5", uitkomst="niet_gegeven", reden="niet_voorradig", vaccin="Tetravac", volgende_dosis="04/2022"),
        vaccination("I6", persoon_nr="P3", toestemming_door="", vaccin="Nieuw"),
        vaccination("I7", persoon_nr="P4", vaccin="MMR VaxPro", toestemming_door="zelf", lot="", dosis=""),
        vaccination("I8", sessie_nr="S2", vaccin="comir naty", lot="b 1870"),
    ]
    report = import_(everything, aanwezigheden=ROLL)
    assert (report.problems, report.made["vaccinaties"]) == ([], 8)
    before = told(), lines()
    report = import_(everything, aanwezigheden=ROLL)
    assert (report.problems, report.kept, report.changes, *report.made.values()) == ([], [], [], 0, 0, 0, 0)
    assert (told(), lines()) == before


def test_who_said_yes_is_kept_as_it_was_told(import_):
    rows = [
        vaccination(toestemming_door="zelf"),
        vaccination("I2", persoon_nr="P2", toestemming_door="zelf"),
        vaccination("I3", persoon_nr="P3", toestemming_door=""),
        vaccination("I4", persoon_nr="P5", toestemming_door="voogd"),
    ]
    assert import_(rows).problems == []
    said = {number: row[-1] for number, row in told().items()}
    assert said == {"I1": "self", "I2": "adult", "I3": None, "I4": "guardian"}
    assert set(db.session.scalars(select(VaccinationConsent.how))) == {"register"}
    assert (outcome("I2").adult_on, outcome("I3").adult_on) == (date(2008, 4, 1), None)


def test_a_vaccine_that_nobody_knows_is_made_unconfirmed(import_):
    rows = [vaccination(vaccin="Nimenrix X"), vaccination("I2", sessie_nr="S2", vaccin="Novo Covid")]
    assert import_(rows).problems == []
    made = {row.brand: row for row in db.session.scalars(select(Vaccine).where(Vaccine.confirmed_on.is_(None)))}
    assert (made["Nimenrix X"].protects, made["Nimenrix X"].kind) == ("unknown", "basic")
    assert (made["Novo Covid"].protects, made["Novo Covid"].kind) == ("covid", "covid")


def test_a_dose_soon_after_another_is_marked(import_):
    sessions = [
        *SESSIONS,
        session("S6", programma="vaccinatie", soort="basis", datum="14/02/2022", van="13:00", tot="15:00"),
    ]
    rows = [
        vaccination(),
        vaccination("I2", sessie_nr="S6", dosis="2"),
        vaccination("I3", sessie_nr="S2", vaccin="Hexyon"),
    ]
    assert import_(rows, sessies=sessions).problems == []
    least = db.session.scalars(select(Vaccine.least_days).where(Vaccine.brand == "Hexyon")).one() or 1
    later = date(2022, 2, 14) if (date(2022, 3, 10) - date(2022, 2, 14)).days < least else None
    assert [outcome(number).soon_after for number in ("I1", "I2", "I3")] == [None, date(2022, 2, 14), later]


def test_a_corrected_folder_corrects_what_it_told(import_):
    import_(BOTH, aanwezigheden=ROLL)
    rows = [
        vaccination(persoon_nr="P5", vaccin="Tetravac", toestemming_door="voogd", lot="X1"),
        vaccination("I2", sessie_nr="S2", reden="leeftijd", uitkomst="niet_gegeven"),
    ]
    report = import_(rows, aanwezigheden=[attendance("A1", persoon_nr="P5"), attendance("A2", sessie_nr="S2")])
    assert (report.problems, report.changed["vaccinaties"], report.changed["aanwezigheden"]) == ([], 2, 2)
    assert told() == {"I1": ("S1", "P5", "given", "Tetravac", "guardian"), "I2": ("S2", "P1", "not_given", None, None)}
    assert lines() == {"A1": ("S1", "P5"), "A2": ("S2", "P1")}
    assert rows_of(VaccinationConsent) == 1
    assert import_(rows).changed["vaccinaties"] == 0


def test_two_that_change_places_do_not_collide_halfway(import_):
    rows = [vaccination(), vaccination("I2", vaccin="Tetravac"), vaccination("I3", persoon_nr="P5")]
    import_(rows, aanwezigheden=ROLL)
    other = [
        vaccination(vaccin="Tetravac"),
        vaccination("I2", persoon_nr="P5"),
        vaccination("I3"),
    ]
    report = import_(other, aanwezigheden=[attendance("A1", persoon_nr="P5"), attendance("A2")])
    assert (report.problems, report.changed["vaccinaties"]) == ([], 3)
    assert {number: row[1::2][:2] for number, row in told().items()} == {
        "I1": ("P1", "Tetravac"),
        "I2": ("P5", "Hexyon"),
        "I3": ("P1", "Hexyon"),
    }
    assert lines() == {"A1": ("S1", "P5"), "A2": ("S1", "P1")}


def test_what_was_taken_back_on_screen_stays_so_and_is_told(import_, stamp_of):
    import_(BOTH)
    listed = door.list_of(action().id, visit())
    one = next(one for one in listed if one.given)
    corrections.take_back(
        found(action()), one.line.id, one.given[0].outcome.id, "not_done", visit(), stamp=stamp_of("farah")
    )
    report = import_([vaccination(dosis="2"), *BOTH[1:]])
    assert (report.problems, report.changed["vaccinaties"]) == ([], 0)
    assert [(kept.column, kept.kept) for kept in report.kept] == [("vaccinatie_nr", "I1")]
    assert "I1" not in told()


def test_a_moved_session_takes_what_was_noted_along(import_):
    import_(BOTH)
    import_(sessies=[SESSIONS[0] | {"datum": "15/02/2022"}, *SESSIONS[1:]])
    assert outcome("I1").given_on == date(2022, 2, 15)
    assert set(db.session.scalars(select(VaccinationConsent.given_on))) == {date(2022, 2, 15)}


def test_those_who_turn_out_to_be_one_share_a_line(import_):
    apart = [row | {"zelfde_als": ""} for row in PERSONS]
    rows = [vaccination(), vaccination("I2", persoon_nr="P4", vaccin="Tetravac")]
    import_(rows, personen=apart)
    assert {row[1] for row in told().values()} == {"P1", "P4"}
    report = import_(rows)
    assert (report.problems, report.changed["vaccinaties"]) == ([], 0)
    assert {row[1] for row in told().values()} == {"P1"}
    assert lines() == {None: ("S1", "P1")}
    import_(rows, personen=apart)
    assert {number: row[1] for number, row in told().items()} == {"I1": "P1", "I2": "P4"}
    assert rows_of(ActionCount) == 0
    assert import_(personen=[person("P4", voornaam="Sami", gezin_nr="", gezin_rol="", zelfde_als="P1")]).problems == []
    assert {row[1] for row in told().values()} == {"P1"}
