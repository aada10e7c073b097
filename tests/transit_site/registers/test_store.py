"""The register of stays beside the screens: what was changed there is kept, and counts."""

from datetime import date

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.db import db
from amal_field.people.models import Household, Person
from amal_field.transit_site import operations
from amal_field.transit_site.queries import stays as stay_queries
from tests.registers.folders import places, stay
from tests.transit_site.imported import days, one

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


def check_in(number, register_no, stamp):
    someone = db.session.scalars(select(Person).where(Person.register_no == register_no)).one()
    home = db.session.scalars(select(Household).where(Household.register_no == "G2")).one()
    arrival = operations.Arrival(number, home, [someone], [], clock.today())
    return operations.check_in(arrival, stamp=stamp)


def test_stays_of_the_database_count_too(engine, import_, stamp_of):
    import_(stay("V1"))
    assert places(import_(stay("V2", personen="P3"))) == [("verblijven.csv", 2, "standplaatsen", "pitch_two_stays")]
    assert places(import_(stay("V2", standplaatsen="4"))) == [("verblijven.csv", 2, "personen", "person_two_stays")]
    checked_in = check_in(5, "P3", stamp_of())
    report = import_(stay("V2", standplaatsen="5", personen="P2", aankomst="01/11/2026", vertrek=""))
    assert report.problems[0].broken.values == {"pitch": 5, "other": checked_in.ticket_no}
    operations.cancel_check_in(checked_in, stamp=stamp_of())
    assert import_(stay("V2", standplaatsen="5", personen="P2", aankomst="01/11/2026", vertrek="")).problems == []


def test_a_move_and_a_companion_on_screen_are_kept(engine, import_, stamp_of):
    row = stay(aankomst="20/11/2026", vertrek="", voorafbetaling="200")
    import_(row)
    stored = one()
    operations.move(stored.pitches[0], stay_queries.pitch(7), stamp=stamp_of())
    somebody = db.session.scalars(select(Person).where(Person.register_no == "P3")).one()
    operations.add_person(stored, somebody, stamp=stamp_of())
    report = import_(row | {"voorafbetaling": "250"})
    assert report.changed["verblijven"] == 1
    kept = [(one.column, one.value, one.kept) for one in report.kept]
    assert kept == [
        ("personen", "P1", "P1,P3 vanaf 23/11/2026"),
        ("standplaatsen", "3", "3 tot 23/11/2026,7 vanaf 23/11/2026"),
    ]
    report = import_(row | {"voorafbetaling": "250", "vertrek": f"{clock.today():%d/%m/%Y}"})
    assert report.problems == []
    today = clock.today()
    assert sorted(days(one().pitches)) == [(date(2026, 11, 20), today), (today, today)]


def test_days_that_a_move_on_screen_does_not_fit_are_named(engine, import_, stamp_of):
    row = stay(aankomst="20/11/2026", vertrek="")
    import_(row)
    operations.move(one().pitches[0], stay_queries.pitch(7), stamp=stamp_of())
    report = import_(row | {"vertrek": "21/11/2026"})
    assert places(report) == [("verblijven.csv", 2, "vertrek", "stay_changed")]


def test_a_departure_on_screen_is_kept(engine, import_, stamp_of):
    row = stay(aankomst="20/11/2026", vertrek="")
    import_(row)
    operations.depart(one(), clock.today(), meter_end=None, stamp=stamp_of())
    report = import_(row | {"vertrek": "25/11/2026"})
    assert [(one.column, one.value, one.kept) for one in report.kept] == [("vertrek", "25/11/2026", "23/11/2026")]
    assert one().departed_on == clock.today()
    assert import_(row | {"vertrek": "23/11/2026"}).kept == []


def test_a_stay_that_was_undone_on_screen_stays_undone(engine, import_, stamp_of):
    import_(stay())
    operations.cancel_check_in(one(), stamp=stamp_of())
    report = import_(stay(vertrek="09/03/2022"), stay("V2"))
    assert (report.problems, report.made["verblijven"], report.changed["verblijven"]) == ([], 1, 0)
    assert [(kept.column, kept.value) for kept in report.kept] == [("verblijf_nr", "V1")]
    assert one().departed_on == date(2022, 3, 8)
