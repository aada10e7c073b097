"""A human being is in a roll once, also under two numbers; later folders and screens have their say."""

from datetime import date

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.attendance.models import Attendance, GroupSession, Series
from amal_field.db import db
from amal_field.people.models import Person
from tests.attendance.conftest import PERSONS
from tests.registers.folders import attendance, person, places, session

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")

BOTH = [attendance("A1"), attendance("A2", persoon_nr="P2")]


def roll():
    """Number → (number of the session, number of the person whom it counts for, role), of what stands."""
    rows = db.session.execute(
        select(Attendance.register_no, GroupSession.register_no, Person.register_no, Attendance.role)
        .join(GroupSession, GroupSession.id == Attendance.session_id)
        .join(Person, Person.id == Attendance.person_id)
        .where(Attendance.cancelled_at.is_(None))
    )
    return {number: tuple(rest) for number, *rest in rows}


def one(number="A1"):
    return db.session.scalars(select(Attendance).where(Attendance.register_no == number)).one()


@pytest.mark.parametrize("number", ["P1", "P4"])
def test_a_human_being_twice_in_one_roll_is_named_at_the_later_line(engine, import_, number):
    report = import_([session()], [attendance("A1"), attendance("A2", persoon_nr=number, rol="begeleider")])
    assert places(report) == [("aanwezigheden.csv", 3, "persoon_nr", "in_roll_twice")]
    assert report.problems[0].broken.values == {"person": number, "session": "S1", "other": "P1"}


def test_presence_is_of_today_or_before(engine, import_):
    """A session may be planned ahead; somebody who was there, known here or on screen alone, keeps it where it is."""
    ahead = {"datum": "24/11/2026"}
    assert import_([session(**ahead)]).problems == []
    report = import_([session(**ahead)], [attendance()])
    assert places(report) == [("aanwezigheden.csv", 2, "sessie_nr", "roll_to_come")]
    assert report.problems[0].broken.values == {"day": date(2026, 11, 24)}
    assert import_([session(datum="23/11/2026")], [attendance()]).problems == []
    assert places(import_([session(**ahead)])) == [("sessies.csv", 2, "datum", "roll_to_come")]
    assert places(import_([session(**ahead)], [attendance()])) == [
        ("aanwezigheden.csv", 2, "sessie_nr", "roll_to_come"),
    ]


def test_the_rolls_of_the_database_count_too(engine, import_):
    import_([session()], [attendance("A1")])
    report = import_([], [attendance("A2", persoon_nr="P4")])
    assert places(report) == [("aanwezigheden.csv", 2, "persoon_nr", "in_roll_twice")]
    assert import_([], [attendance("A1", persoon_nr="P4")]).problems == []
    assert roll() == {"A1": ("S1", "P1", "participant")}


def test_a_duplicate_in_a_later_folder_brings_its_rolls_along(engine, import_):
    import_([session()], [attendance("A1", persoon_nr="P2")])
    report = import_(persons=[person("P2", zelfde_als="P3")])
    assert (report.problems, roll()) == ([], {"A1": ("S1", "P3", "participant")})
    report = import_(persons=[person("P2")])
    assert (report.problems, roll()) == ([], {"A1": ("S1", "P2", "participant")})


def test_a_duplicate_that_stands_in_the_same_roll_is_named(engine, import_):
    import_([session()], BOTH)
    report = import_(persons=[person("P2", zelfde_als="P1")])
    assert places(report) == [("personen.csv", 2, "zelfde_als", "same_as_in_roll")]
    assert report.problems[0].broken.values == {"session": "S1", "other": "P1"}
    merged = [row | {"zelfde_als": "P1"} if row["persoon_nr"] == "P2" else row for row in PERSONS]
    report = import_([session()], BOTH, persons=merged)
    assert places(report) == [("aanwezigheden.csv", 3, "persoon_nr", "in_roll_twice")]


def test_people_who_change_places_do_not_collide_halfway(engine, import_):
    import_([session()], BOTH)
    report = import_([session()], [attendance("A1", persoon_nr="P2"), attendance("A2", rol="begeleider")])
    assert (report.problems, report.changed["aanwezigheden"]) == ([], 2)
    assert roll() == {"A1": ("S1", "P2", "participant"), "A2": ("S1", "P1", "helper")}


def test_a_row_moves_to_another_session(engine, import_):
    import_([session(), session("S2")], BOTH)
    assert import_([], [attendance("A1", sessie_nr="S2")]).problems == []
    assert roll()["A1"] == ("S2", "P1", "participant")


def test_a_session_is_not_called_off_while_somebody_is_in_its_roll(engine, import_):
    import_([session()], BOTH)
    off = session(status="geannuleerd")
    report = import_([off])
    assert places(report) == [("sessies.csv", 2, "status", "roll_not_empty")]
    assert report.problems[0].broken.values == {"people": 2}
    found = places(import_([off], BOTH))
    assert found == [("aanwezigheden.csv", line, "sessie_nr", "session_called_off") for line in (2, 3)]
    moved = [row | {"sessie_nr": "S2"} for row in BOTH]
    assert import_([off, session("S2")], moved).problems == []
    assert places(import_([], [attendance("A3")])) == [("aanwezigheden.csv", 2, "sessie_nr", "session_called_off")]


def test_a_corrected_session_changes_programme_series_and_state(engine, import_):
    import_([session(programma="komaf", soort="", reeks="Groep 1"), session("S2", status="geannuleerd")])
    rows = [session(programma="opstap", soort="", reeks="Groep 1"), session("S2")]
    assert import_(rows).changed["sessies"] == 2
    assert import_(rows).changed["sessies"] == 0
    found = {session.register_no: session for session in db.session.scalars(select(GroupSession))}
    series = db.session.get_one(Series, found["S1"].series_id)
    assert series.programme_id == found["S1"].programme_id
    assert (found["S2"].called_off_at, found["S2"].called_off_by_id) == (None, None)


def test_what_was_changed_on_screen_is_kept_and_told(engine, import_, stamp_of):
    rolls = [attendance("A1"), attendance("A2", persoon_nr="P3")]
    import_([session(extra="3")], rolls)
    stamp = stamp_of()
    stored = db.session.scalars(select(GroupSession)).one()
    stored.extra_other, stored.called_off_at, stored.called_off_by_id = 4, stamp.at, stamp.by_id
    one("A2").role = "helper"
    one("A1").cancel(stamp)
    db.session.flush()
    report = import_([session(extra="5", plaats="Park")], rolls)
    assert (report.problems, report.changed["sessies"], report.changed["aanwezigheden"]) == ([], 1, 0)
    assert [(kept.column, kept.value, kept.kept) for kept in report.kept] == [
        ("extra", "5", "4"),
        ("status", "gehouden", "geannuleerd"),
        ("aanwezigheid_nr", "A1", "A1"),
        ("rol", "deelnemer", "begeleider"),
    ]
    assert roll() == {"A2": ("S1", "P3", "helper")}
    assert one("A1").cancelled_at == clock.now()


def test_who_was_taken_off_on_screen_is_in_nobodys_way(engine, import_, stamp_of):
    import_([session()], [attendance("A1")])
    one("A1").cancel(stamp_of())
    db.session.flush()
    assert import_([session()], [attendance("A1"), attendance("A2")]).problems == []
    assert roll() == {"A2": ("S1", "P1", "participant")}
