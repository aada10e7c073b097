"""The registers of sessions and of who was there: what is stored, and which rows are wrong."""

from datetime import date, time

import pytest
from sqlalchemy import select

from amal_field.attendance import messages
from amal_field.attendance.models import Attendance, GroupSession, Programme, Series
from amal_field.attendance.registers.columns import ATTENDANCES, SESSIONS
from amal_field.attendance.rules import PROGRAMME_WORDS
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.people.models import Person
from tests.registers.folders import attendance, places, session, taken_over, workbook_of

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")

WRONG = {
    "no number": (session(""), "sessie_nr", "cell_empty"),
    "no programme": (session(programma=""), "programma", "cell_empty"),
    "an unknown programme": (session(programma="judo"), "programma", "number_unknown"),
    "an unknown kind": (session(soort="spel"), "soort", "kind_foreign"),
    "a kind of another programme": (session(soort="covid"), "soort", "kind_foreign"),
    "a kind where there is none": (session(programma="komaf"), "soort", "kind_foreign"),
    "no kind where one is wanted": (session(soort=""), "soort", "kind_missing"),
    "no kind of a vaccination": (session(programma="vaccinatie", soort=""), "soort", "kind_missing"),
    "no day": (session(datum=""), "datum", "cell_empty"),
    "a day that does not exist": (session(datum="31/02/2022"), "datum", "not_a_day"),
    "a time that does not exist": (session(van="24:00"), "van", "not_a_time"),
    "no time": (session(tot=""), "tot", "cell_empty"),
    "an end before the start": (session(tot="08:30"), "tot", "ends_before_start"),
    "an end at the start": (session(tot="09:30"), "tot", "ends_before_start"),
    "an unknown state": (session(status="verplaatst"), "status", "not_a_choice"),
    "no state": (session(status=""), "status", "cell_empty"),
    "a head count under zero": (session(extra="-1"), "extra", "below_zero"),
    "a head count that is none": (session(extra_buiten="veel"), "extra_buiten", "not_whole"),
    **{
        f"a head count of a day to come, {column}": (
            session(datum="24/11/2026", **{column: "1"}),
            column,
            "roll_to_come",
        )
        for column in ("extra_terrein", "extra_buiten", "extra")
    },
    "a head count that is too large": (session(extra_terrein="10000"), "extra_terrein", "too_large"),
}
WRONG_ROLL = {
    "no number": (attendance(""), "aanwezigheid_nr", "cell_empty"),
    "no session": (attendance(sessie_nr=""), "sessie_nr", "cell_empty"),
    "a session that no row has": (attendance(sessie_nr="S9"), "sessie_nr", "number_unknown"),
    "a session that was called off": (attendance(sessie_nr="S2"), "sessie_nr", "session_called_off"),
    "a session that is to come": (attendance(sessie_nr="S3"), "sessie_nr", "roll_to_come"),
    "a person that no row has": (attendance(persoon_nr="P9"), "persoon_nr", "number_unknown"),
    "nobody": (attendance(persoon_nr=""), "persoon_nr", "cell_empty"),
    "an unknown role": (attendance(rol="kok"), "rol", "not_a_choice"),
    "no role": (attendance(rol=""), "rol", "cell_empty"),
}
CALLED_OFF = session("S2", status="geannuleerd", extra_terrein="9")
TO_COME = session("S3", datum="24/11/2026")


def stored_session(number="S1"):
    return db.session.scalars(select(GroupSession).where(GroupSession.register_no == number)).one()


def test_every_wrong_session_is_named(engine, import_):
    found = {what: places(import_([row])) for what, (row, _, _) in WRONG.items()}
    assert found == {what: [("sessies.csv", 2, column, code)] for what, (_, column, code) in WRONG.items()}
    assert db.session.scalars(select(GroupSession)).all() == []


def test_every_wrong_row_of_a_roll_is_named(engine, import_):
    found = {what: places(import_([session(), CALLED_OFF, TO_COME], [row])) for what, (row, _, _) in WRONG_ROLL.items()}
    assert found == {what: [("aanwezigheden.csv", 2, column, code)] for what, (_, column, code) in WRONG_ROLL.items()}
    assert db.session.scalars(select(Attendance)).all() == []


def test_all_wrong_rows_are_named_at_once(engine, import_):
    sessions = [row | {"sessie_nr": f"T{index}"} for index, (row, _, _) in enumerate(WRONG.values())]
    rolls = [row | {"aanwezigheid_nr": f"A{index}"} for index, (row, _, _) in enumerate(WRONG_ROLL.values())]
    report = import_([session(), CALLED_OFF, TO_COME, *sessions], rolls)
    expected = {("sessies.csv", line, column) for line, (_, column, _) in enumerate(WRONG.values(), 5)}
    expected |= {("aanwezigheden.csv", line, column) for line, (_, column, _) in enumerate(WRONG_ROLL.values(), 2)}
    expected -= {("sessies.csv", 5, "sessie_nr"), ("aanwezigheden.csv", 2, "aanwezigheid_nr")}
    assert expected <= {(one.file, one.line, one.column) for one in report.problems}


def test_a_session_is_stored_as_it_was(engine, import_):
    rows = [
        session(extra_terrein="2", extra_buiten="0", soort="activiteit"),
        session("S2", programma="komaf", soort="", reeks="Groep 1", plaats="", status="geannuleerd", extra="9999"),
        session("S3", programma="komaf", soort="", reeks="Groep 1"),
        session("S4", programma="opstap", soort="", reeks="Groep 1"),
    ]
    assert import_(rows).made["sessies"] == 4
    first, second = stored_session("S1"), stored_session("S2")
    assert (first.held_on, first.starts, first.ends) == (date(2022, 3, 7), time(9, 30), time(11, 0))
    assert (first.kind, first.extra_site, first.extra_outside, first.extra_other) == ("activity", 2, 0, None)
    assert (first.called_off_at, second.called_off_at is None, second.extra_other) == (None, False, 9999)
    assert second.series_id == stored_session("S3").series_id != stored_session("S4").series_id
    assert len(db.session.scalars(select(Series)).all()) == 2
    found = SESSIONS.stored(["S1", "S2", "S3", "S4"])
    empty = dict.fromkeys([column.name for column in SESSIONS.columns], "")
    assert {number: SESSIONS.cells_of(one.values) for number, one in found.items()} == {
        row["sessie_nr"]: empty | row for row in rows
    }


def test_every_programme_of_the_register_is_there(engine, import_):
    codes = db.session.scalars(select(Programme.code)).all()
    assert sorted(codes) == sorted(messages.PROGRAMMES)
    assert set(PROGRAMME_WORDS.values()) <= set(codes)
    rows = [session(f"S{n}", programma=name, soort="") for n, name in enumerate(PROGRAMME_WORDS)]
    told = {"klasunit": "les", "vaccinatie": "basis"}
    assert import_([row | {"soort": told.get(row["programma"], "")} for row in rows]).made["sessies"] == 13


def test_a_roll_is_stored_and_follows_the_person(engine, import_):
    rows = [attendance("A1", persoon_nr="P4"), attendance("A2", persoon_nr="P3", rol="begeleider")]
    assert import_([session()], rows).made == {"personen": 4, "sessies": 1, "aanwezigheden": 2}
    root = db.session.scalars(select(Person).where(Person.register_no == "P1")).one()
    found = {one.register_no: one for one in db.session.scalars(select(Attendance))}
    assert (found["A1"].person_id, found["A1"].recorded_person_id == root.id) == (root.id, False)
    assert (found["A1"].role, found["A2"].role) == ("participant", "helper")
    stored = ATTENDANCES.stored(["A1", "A2"])
    assert [ATTENDANCES.cells_of(stored[number].values) for number in ("A1", "A2")] == [
        row | {"organisatie_nr": ""} for row in rows
    ]


def test_it_is_told_in_the_audit(engine, import_):
    import_(
        [session(programma="komaf", soort="", reeks="1"), session("S2")],
        [attendance("A1"), attendance("A2", persoon_nr="P2")],
    )
    entries = db.session.scalars(select(AuditEntry).where(AuditEntry.tag.startswith("attendance:"))).all()
    assert sorted(entry.tag for entry in entries) == [
        "attendance:roll:import",
        "attendance:series:import",
        "attendance:session:import",
        "attendance:session:import",
    ]
    roll = next(entry for entry in entries if entry.tag == "attendance:roll:import")
    assert (roll.subject_id, roll.details["people"]) == (stored_session("S1").id, 2)


def test_several_sessions_may_start_at_the_same_time(engine, import_):
    rolls = [attendance("A1"), attendance("A2", sessie_nr="S2")]
    assert import_([session("S1"), session("S2")], rolls).problems == []


def test_the_head_counts_of_a_session_that_was_called_off_are_stored(engine, import_):
    assert import_([CALLED_OFF]).problems == []
    assert stored_session("S2").extra_site == 9


def test_the_same_folder_twice_leaves_every_row_as_it_is(engine, import_):
    sessions = [
        session(),
        session("S2", programma="komaf", soort="", reeks="Groep 1"),
        CALLED_OFF | {"sessie_nr": "S9"},
    ]
    rolls = [attendance("A1", persoon_nr="P4"), attendance("A2", sessie_nr="S2")]

    def everything():
        return [
            sorted(str([getattr(row, column.key) for column in kind.__table__.columns]) for row in rows)
            for kind, rows in (
                (kind, db.session.scalars(select(kind)).all())
                for kind in (GroupSession, Series, Attendance, AuditEntry)
            )
        ]

    import_(sessions, rolls)
    before = everything()
    report = import_(sessions, rolls)
    assert (report.problems, set(report.changed.values()), everything() == before) == ([], {0}, True)


def test_a_spreadsheet_holds_times_and_days_of_its_own(engine, tmp_path):
    row = session(datum=date(2022, 3, 7), van=time(9, 30), tot=time(11), extra=3.0)
    columns = [column.name for column in SESSIONS.columns]
    book = workbook_of(tmp_path / "boek.xlsx", sessies=[columns, [row.get(name) for name in columns]])
    assert taken_over(book).problems == []
    stored = stored_session()
    assert (stored.held_on, stored.starts, stored.ends, stored.extra_other) == (
        date(2022, 3, 7),
        time(9, 30),
        time(11),
        3,
    )
